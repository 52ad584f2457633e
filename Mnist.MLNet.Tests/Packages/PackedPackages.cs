using System.Reflection;
using System.Security;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Tests.Packages;

/// <summary>All packages of the solution, packed once from what is built, in a folder that offers them and nothing else.</summary>
public sealed class PackedPackages : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PackedPackages()
    {
        if (!IsPossible)
        {
            return;
        }

        DotNet.Run(Repository.Root, null, DotNet.Program, "pack", "Mnist.MLNet.sln", "-c", Attribute<AssemblyConfigurationAttribute>().Configuration, "--no-build", "-o", Feed);
        File.WriteAllText(
            _folder["nuget.config"],
            $"""
            <configuration>
              <config><clear /><add key="signatureValidationMode" value="accept" /></config>
              <packageSources>
                <clear />
                <add key="packed" value="{SecurityElement.Escape(Feed)}" />
                <add key="restored" value="{SecurityElement.Escape(RestoredPackages)}" />
              </packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
              <disabledPackageSources><clear /></disabledPackageSources>
              <packageSourceMapping>
                <clear />
                <packageSource key="packed"><package pattern="Mnist.*" /></packageSource>
                <packageSource key="restored"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """);
    }

    /// <summary>The version of all packages.</summary>
    public static string Version { get; } = typeof(MnistCatalog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The folder with the packages.</summary>
    public string Feed => _folder["feed"];

    /// <summary>Where packages go that programs beside the feed restore.</summary>
    public string Packages => _folder["packages"];

    private static bool IsPossible => RunEnvironment.Current().Mode == "embedded";

    // others' packages that the solution restored: with them, no feed is asked
    private static string RestoredPackages => typeof(PackedPackages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "NuGetPackageRoot").Value!;

    /// <summary>The path of a file or folder beside the feed; what is restored there comes from the feed and from what the solution has restored.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Skips a test where the packages cannot be made.</summary>
    public static void Require() => Skip.IfNot(IsPossible, "In mode nuget the tool is not packed, and what the other packages need is not in this solution's packages alone: packing is tested in mode embedded.");

    /// <summary>Opens a package.</summary>
    internal PackageFile Open(string id, string extension = "nupkg") => new(Path.Combine(Feed, $"{id}.{Version}.{extension}"));

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static T Attribute<T>()
        where T : Attribute => typeof(PackedPackages).Assembly.GetCustomAttribute<T>()!;
}
