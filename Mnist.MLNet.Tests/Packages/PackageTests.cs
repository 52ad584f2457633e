using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Mnist.MLNet.Tests.Packages;

/// <summary>What is in the packages, and what they say about themselves.</summary>
[Collection(nameof(PackedPackages))]
public sealed class PackageTests(PackedPackages packages)
{
    private const string Tool = "Mnist.MLNet.Cli";

    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [SkippableFact]
    public void What_people_use_is_packed_and_nothing_else()
    {
        PackedPackages.Require();

        string[] ids = ["Mnist.Embedded.ML", "Mnist.Embedded.Torch", "Mnist.MLNet", Tool, "Mnist.MLNet.Serving"];
        Assert.Equal(
            ids.SelectMany(id => new[] { $"{id}.{PackedPackages.Version}.nupkg", $"{id}.{PackedPackages.Version}.snupkg" }).Order(StringComparer.Ordinal),
            Directory.GetFiles(packages.Feed).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [InlineData("Mnist.Embedded.ML")]
    [InlineData("Mnist.Embedded.Torch")]
    [InlineData("Mnist.MLNet")]
    [InlineData("Mnist.MLNet.Serving")]
    [InlineData(Tool)]
    public void A_package_has_a_readme_an_icon_and_a_licence_and_names_no_repository(string id)
    {
        PackedPackages.Require();
        var package = packages.Open(id);

        Assert.Equal(id, package.Value("id"));
        Assert.Equal("MIT", package.Value("license"));
        Assert.Equal("The Mnist.MLNet authors", package.Value("authors"));
        Assert.InRange(package.Value("description")!.Length, 60, 400);
        Assert.StartsWith($"# {(id == Tool ? "mnist" : id)}\n", package.Text(package.Value("readme")!).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.StartsWith("\x89PNG\r\n", Encoding.Latin1.GetString(package[package.Value("icon")!]), StringComparison.Ordinal);
        Assert.InRange(package[package.Value("icon")!].Length, 100, 20_000);
        Assert.Null(package.Value("projectUrl"));
        Assert.Null(package.Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "repository")?.Attribute("url"));
    }

    [SkippableFact]
    public void Dependencies_are_the_embedded_packages_and_the_stores_of_sweeps()
    {
        PackedPackages.Require();

        Assert.Equal(["Microsoft.Data.Sqlite.Core", "Mnist.Embedded.ML", "Mnist.Embedded.Torch", "Npgsql", "SQLitePCLRaw.bundle_e_sqlite3"], Ids("Mnist.MLNet"));
        // NuGet repeats what is pinned of that which comes along
        Assert.Equal(["Microsoft.Data.Sqlite.Core", "Mnist.MLNet", "Npgsql", "SQLitePCLRaw.bundle_e_sqlite3"], Ids("Mnist.MLNet.Serving"));
        Assert.Empty(Ids("Mnist.Embedded.ML"));
        Assert.Empty(Ids("Mnist.Embedded.Torch"));
        Assert.Empty(Ids(Tool));
        Assert.All(
            packages.Open("Mnist.MLNet").Dependencies.Where(dependency => dependency.Id.StartsWith("Mnist.", StringComparison.Ordinal)),
            dependency => Assert.Equal(PackedPackages.Version, dependency.Version));
        Assert.Contains("not to be referenced together", packages.Open("Mnist.MLNet").Value("description")!, StringComparison.Ordinal);

        IEnumerable<string> Ids(string id) => packages.Open(id).Dependencies.Select(dependency => dependency.Id).Order(StringComparer.Ordinal);
    }

    // Evaluated only: the real packages need not be at hand.
    [Fact]
    public void On_the_real_packages_it_has_another_name_and_leaves_the_choice_of_libtorch_to_programs()
    {
        string Evaluate(params string[] what) => DotNet.Run(Repository.Root, null, DotNet.Program, ["msbuild", "Mnist.MLNet/Mnist.MLNet.csproj", "-p:MLPackages=nuget", .. what]);

        Assert.Equal("Mnist.MLNet.TorchSharp", Evaluate("-getProperty:PackageId").Trim());
        Assert.Contains("adds the libtorch of its choice", Evaluate("-getProperty:Description"), StringComparison.Ordinal);
        using var items = System.Text.Json.JsonDocument.Parse(Evaluate("-getItem:PackageReference"));
        var references = items.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray()
            .Where(reference => !(reference.TryGetProperty("PrivateAssets", out var assets) && assets.GetString()!.Equals("all", StringComparison.OrdinalIgnoreCase)))
            .Select(reference => reference.GetProperty("Identity").GetString());
        Assert.Equal(["Microsoft.Data.Sqlite.Core", "Microsoft.ML", "Microsoft.ML.AutoML", "Npgsql", "SQLitePCLRaw.bundle_e_sqlite3", "TorchSharp"], references.Order(StringComparer.Ordinal));
    }

    [SkippableTheory]
    [InlineData("Mnist.Embedded.ML", "lib/net10.0/Mnist.Embedded.ML")]
    [InlineData("Mnist.Embedded.Torch", "lib/net10.0/Mnist.Embedded.Torch")]
    [InlineData("Mnist.MLNet", "lib/net10.0/Mnist.MLNet")]
    [InlineData("Mnist.MLNet.Serving", "lib/net10.0/Mnist.MLNet.Serving")]
    [InlineData(Tool, "tools/net10.0/any/mnist")]
    public void Symbols_belong_to_the_assembly_and_carry_its_sources(string id, string path)
    {
        PackedPackages.Require();
        var package = packages.Open(id);
        byte[] symbols = packages.Open(id, "snupkg")[$"{path}.pdb"];

        using var assembly = new PEReader(new MemoryStream(package[$"{path}.dll"]));
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = pdb.GetMetadataReader();
        var codeView = assembly.ReadCodeViewDebugDirectoryData(assembly.ReadDebugDirectory().First(entry => entry.Type == DebugDirectoryEntryType.CodeView));

        Assert.Equal(codeView.Guid, new BlobContentId(reader.DebugMetadataHeader!.Id).Guid);
        Assert.All(reader.Documents, document => Assert.Contains(
            reader.GetCustomDebugInformation(document),
            information => reader.GetGuid(reader.GetCustomDebugInformation(information).Kind) == EmbeddedSource));
        if (id != Tool)
        {
            Assert.Contains($"{path}.xml", package.Names);
        }
    }

    [SkippableFact]
    public void The_tool_names_all_that_it_carries_of_others()
    {
        PackedPackages.Require();
        var package = packages.Open(Tool);
        string notices = package.Text("THIRD-PARTY-NOTICES.md");

        string[] others = [.. package.Names
            .Where(name => name.StartsWith("tools/", StringComparison.Ordinal) && Path.GetExtension(name) is ".dll" or ".so" or ".dylib")
            .Select(name => Path.GetFileNameWithoutExtension(name))
            .Where(name => name != "mnist" && !name.StartsWith("Mnist.", StringComparison.Ordinal))
            .Distinct()];
        Assert.Contains("Npgsql", others);
        Assert.All(others, name => Assert.Contains($"`{name}`", notices, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_on_packages_names_the_version_that_is_packed() =>
        Assert.Contains($"""<PackageReference Include="Mnist.MLNet" Version="{PackedPackages.Version}" />""", File.ReadAllText(Repository.PathOf("docs", "packages.md")), StringComparison.Ordinal);

    [SkippableFact]
    public void The_icon_is_a_picture_that_feeds_take()
    {
        PackedPackages.Require();

        byte[] icon = packages.Open("Mnist.MLNet")["icon.png"];

        Assert.Equal((128, 128), (Number(16), Number(20)));
        int Number(int offset) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(offset));
    }
}
