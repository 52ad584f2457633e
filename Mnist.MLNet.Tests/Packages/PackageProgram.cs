namespace Mnist.MLNet.Tests.Packages;

/// <summary>A project of somebody else's beside the feed: one source file, and a reference to the package <c>Mnist.MLNet</c> alone.</summary>
internal sealed class PackageProgram
{
    private readonly PackedPackages _packages;
    private readonly string _name;

    public PackageProgram(PackedPackages packages, string name, string code)
    {
        _packages = packages;
        _name = name;
        Folder = Directory.CreateDirectory(packages[name]).FullName;
        File.WriteAllText(Path.Combine(Folder, "Program.cs"), code);
        File.WriteAllText(
            Path.Combine(Folder, $"{name}.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Mnist.MLNet" Version="{PackedPackages.Version}" />
              </ItemGroup>
            </Project>
            """);
        DotNet.Run(Folder, packages.Packages, DotNet.Program, "build", "-o", "built", "-nodeReuse:false", "-p:UseSharedCompilation=false");
    }

    /// <summary>The project's folder, in which the program runs.</summary>
    public string Folder { get; }

    /// <summary>Runs the program.</summary>
    /// <returns>What it printed.</returns>
    public string Run(params string[] arguments) =>
        DotNet.Run(Folder, _packages.Packages, DotNet.Program, [Path.Combine("built", $"{_name}.dll"), .. arguments]);
}
