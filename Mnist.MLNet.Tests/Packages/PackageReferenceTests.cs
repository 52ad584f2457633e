using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Tests.Documentation;
using Mnist.MLNet.Tests.Interop;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Tests.Packages;

/// <summary>Programs that have the package and nothing else of this repository.</summary>
[Collection(nameof(PackedPackages))]
public sealed class PackageReferenceTests(PackedPackages packages, RawDigits digits) : IClassFixture<RawDigits>
{
    [SkippableFact]
    public void A_plain_load_of_ML_NET_s_own_zip_predicts_as_the_model_does()
    {
        PackedPackages.Require();
        var ml = new MLContext(seed: 1);
        var model = ml.Mnist().NormalizePixels(0.1307f, 0.3081f)
            .Append(ml.Mnist().TorchClassifier("lenet5", new TorchClassifierOptions { Epochs = 1, BatchSize = 20, Seed = 5, ValidationFraction = 0 }))
            .Fit(digits.Train);
        ml.Model.Save(ml.Mnist().ToBuiltIn(model), digits.Test.Schema, digits["plain.zip"]);

        var program = new PackageProgram(packages, "plain", File.ReadAllText(Repository.PathOf("Mnist.MLNet.Tests", "Packages", "Programs", "PlainLoad.cs")));
        string keys = program.Run(digits["plain.zip"], digits.Pixels, digits["scores.bin"]);

        Assert.Equal(string.Join(' ', model.Transform(digits.Test).GetColumn<uint>("PredictedLabel")), keys.Trim());
        Assert.Equal(0, Differences.Largest(digits.Scores(model), digits.Read("scores.bin")), 1e-6f);
    }

    [SkippableFact]
    public void The_first_example_of_the_readme_runs_as_it_stands()
    {
        PackedPackages.Require();
        var example = MarkdownPage.Read("README.md").Blocks.First(block => block.Language == "csharp");

        var program = new PackageProgram(packages, "readme", example.Text);
        DrawnDigits.Write(Path.Combine(program.Folder, "datasets", "mnist"), trainCount: 300, testCount: 100);
        string output = program.Run();

        Assert.Contains("weighted avg", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(program.Folder, "digits.zip")));
    }
}
