using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Tests.Cli;
using Mnist.MLNet.Tests.Packages;
using Mnist.MLNet.Tests.Pictures;

namespace Mnist.MLNet.Tests.Documentation;

/// <summary>What the programs of the pages find where they run: a few drawn digits in the place of MNIST, a trained model, pictures, somebody's weights.</summary>
public sealed class PageFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PageFolder()
    {
        DrawnDigits.Write(_folder["datasets/mnist"], trainCount: 300, testCount: 100);
        CliProcess.RunIn(_folder.Path, "train", "lenet5", "--data", "datasets/mnist", "--epochs", "2", "--quiet").Succeeded();
        string run = Directory.GetDirectories(_folder["runs"]).Single();
        File.Move(Path.Combine(run, "model.zip"), _folder["digits.zip"]);
        Directory.Delete(_folder["runs"], recursive: true);
        var ml = new MLContext();
        ml.Mnist().ExportWeights(ml.Mnist().LoadModel(_folder["digits.zip"]), _folder["theirs.safetensors"]);
        var picture = new DrawnPicture(seed: 5).DrawLine(0, 4);
        _folder.Write("photo.jpg", new JpegEncoder().Encode(picture.Width, picture.Height, picture.Rgba));
        _folder.Write("number.png", PngEncoder.Encode(picture.Width, picture.Height, picture.Rgba));
    }

    /// <summary>Runs a page's program in a folder of its own.</summary>
    /// <returns>What it printed.</returns>
    internal string Run(PageProgram program)
    {
        using var own = new TemporaryFolder();
        foreach (string found in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            string copy = own[Path.GetRelativePath(_folder.Path, found)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(found, copy);
        }

        // beside all that it needs
        string file = Path.Combine(AppContext.BaseDirectory, $"{Path.GetRandomFileName()}.dll");
        string tests = Path.Combine(AppContext.BaseDirectory, typeof(PageFolder).Assembly.GetName().Name!);
        try
        {
            program.Emit(file);
            return DotNet.Run(own.Path, null, DotNet.Program, "exec", "--runtimeconfig", $"{tests}.runtimeconfig.json", "--depsfile", $"{tests}.deps.json", file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
