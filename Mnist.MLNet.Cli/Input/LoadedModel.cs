using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Scoring;

namespace Mnist.MLNet.Cli.Input;

/// <summary>A model file that was loaded.</summary>
internal sealed class LoadedModel : IDisposable
{
    private LoadedModel(string path, ModelManifest manifest, ITransformer pipeline, TorchClassifierTransformer classifier)
    {
        Path = path;
        Manifest = manifest;
        Pipeline = pipeline;
        Classifier = classifier;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What the file says about itself.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>All steps.</summary>
    public ITransformer Pipeline { get; }

    /// <summary>The step that classifies.</summary>
    public TorchClassifierTransformer Classifier { get; }

    /// <summary>Loads a model.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, or holds no classifier.</exception>
    public static LoadedModel Load(MLContext ml, string path)
    {
        var manifest = ml.Mnist().ReadManifest(path);
        var pipeline = ml.Mnist().LoadModel(path);
        var classifier = (pipeline as IEnumerable<ITransformer>)?.OfType<TorchClassifierTransformer>().FirstOrDefault()
            ?? throw new InvalidDataException($"'{path}' has no step that classifies.");
        return new LoadedModel(path, manifest, pipeline, classifier);
    }

    /// <summary>One line: file, network, training.</summary>
    public string Describe()
    {
        string training = Manifest.Training is { } facts ? FormattableString.Invariant($", seed {facts.Seed}, epoch {facts.BestEpoch} of {facts.Epochs}") : "";
        return $"{Path}: {Classifier.NetworkName}{training}, written by {Manifest.CreatedBy}";
    }

    /// <summary>Checks that the model takes images of a size.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public void RequireImages(int rows, int columns, string name) =>
        ImageSizes.RequireEqual(Classifier.ImageShape.Rows, Classifier.ImageShape.Columns, rows, columns, name, "the model");

    /// <summary>Checks that all labels are classes of the model.</summary>
    /// <exception cref="InvalidDataException">One is not.</exception>
    public void RequireLabels(IdxDataView data, string name)
    {
        int classes = Classifier.ClassNames.Count;
        int stray = data.ClassCount <= classes ? -1 : Enumerable.Range(0, data.Count).FirstOrDefault(row => data.GetLabel(row) >= classes, -1);
        if (stray >= 0)
        {
            throw new InvalidDataException(
                $"'{name}' has a label out of range: expected 0 to {classes - 1}, the model's classes; found {data.GetLabel(stray)} in row {stray} (counted from 0).");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Classifier.Dispose();
}
