using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Transforms.Augmentation;

namespace Mnist.MLNet.Tests.Reports;

/// <summary>A short run on drawn digits, and the folder that it left behind.</summary>
public sealed class WrittenRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WrittenRun()
    {
        DrawnDigits.Write(_folder["digits"], trainCount: 300, testCount: 100);
        var recipe = RecipeBook.Get("LeNet5");
        Recipe = recipe with { Options = recipe.Options with { Epochs = 2, Seed = 3, Augmentation = ImageAugmentation.None.Rotate(10) } };
        Folder = RunFolder.Create(Runs, Recipe.Name, Time);
        Run = RecipeRun.Train(ML, Recipe, MnistData.Load(_folder["digits"], provenance: DataProvenance.Drawn), Folder.Observers);
        Folder.Write(ML, Run);
    }

    public static DateTime Time { get; } = new(2026, 11, 22, 9, 8, 7);

    public MLContext ML { get; } = new(seed: 1);

    public Recipe Recipe { get; }

    public RecipeRun Run { get; }

    public RunFolder Folder { get; }

    /// <summary>The folder of all runs.</summary>
    public string Runs => _folder["runs"];

    /// <summary>The path of a file of the run.</summary>
    public string this[string name] => Path.Combine(Folder.Location, name);

    public void Dispose() => _folder.Dispose();
}
