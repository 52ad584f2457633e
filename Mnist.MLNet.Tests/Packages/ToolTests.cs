namespace Mnist.MLNet.Tests.Packages;

/// <summary>The command as a .NET tool, installed from the folder with the packages and from nowhere else.</summary>
[Collection(nameof(PackedPackages))]
public sealed class ToolTests(PackedPackages packages)
{
    [SkippableFact]
    public void The_tool_is_installed_from_a_folder_and_trains_a_model_that_it_reads_again()
    {
        PackedPackages.Require();
        string folder = Directory.CreateDirectory(packages["tool"]).FullName;
        string nowhere = Path.Combine(folder, "nuget.config");
        File.WriteAllText(nowhere, "<configuration><packageSources><clear /></packageSources></configuration>");

        DotNet.Run(
            folder, packages.Packages, DotNet.Program, "tool", "install", "Mnist.MLNet.Cli", "--tool-path", "tools", "--add-source", packages.Feed, "--configfile", nowhere);

        Assert.Equal($"Mnist.MLNet {PackedPackages.Version} (embedded)\n", Mnist("--version"));
        Assert.Contains("lenet5", Mnist("recipes"), StringComparison.Ordinal);
        Mnist("data", "draw", "digits", "--train", "300", "--test", "100");
        Assert.Matches(@"^accuracy 0\.\d{4} on 100 test images", Mnist("train", "lenet5", "--data", "digits", "--epochs", "2", "--batch-size", "10", "--quiet"));
        string model = Directory.GetFiles(Path.Combine(folder, "runs"), "model.zip", SearchOption.AllDirectories).Single();
        Assert.Contains("weighted avg", Mnist("evaluate", model, "--data", "digits"), StringComparison.Ordinal);

        string Mnist(params string[] arguments) =>
            DotNet.Run(folder, null, Path.Combine(folder, "tools", OperatingSystem.IsWindows() ? "mnist.exe" : "mnist"), arguments);
    }
}
