using Microsoft.ML;
using Mnist.MLNet.Data;
using Mnist.MLNet.Ensembles;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Cli.Input;

/// <summary>A model file that was loaded.</summary>
internal sealed class LoadedModel : IDisposable
{
    private readonly IReadOnlyList<TorchClassifierTransformer> _classifiers;

    private LoadedModel(string path, ModelManifest manifest, ITransformer pipeline, IReadOnlyList<TorchClassifierTransformer> classifiers)
    {
        Path = path;
        Manifest = manifest;
        Pipeline = pipeline;
        _classifiers = classifiers;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What the file says about itself.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>All steps.</summary>
    public ITransformer Pipeline { get; }

    /// <summary>The network's name; of an ensemble those of its members, each once; null where the model was made from a network of a program's own.</summary>
    public string? NetworkName => _classifiers.All(classifier => classifier.NetworkName is null)
        ? null
        : string.Join(", ", _classifiers.Select(classifier => classifier.NetworkName ?? "a network of a program's own").Distinct());

    /// <summary>The size of the images that the model takes.</summary>
    public ImageShape ImageShape => _classifiers[0].ImageShape;

    /// <summary>The classes' names, class 0 first.</summary>
    public IReadOnlyList<string> ClassNames => _classifiers[0].ClassNames;

    /// <summary>Loads a model.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, or holds no classifier.</exception>
    public static LoadedModel Load(MLContext ml, string path)
    {
        var manifest = ml.Mnist().ReadManifest(path);
        var pipeline = ml.Mnist().LoadModel(path);
        TorchClassifierTransformer[] classifiers = [.. ClassifiersOf(pipeline)];
        return classifiers.Length > 0
            ? new LoadedModel(path, manifest, pipeline, classifiers)
            : throw new InvalidDataException($"'{path}' has no step that classifies.");
    }

    /// <summary>One line: file, network, training.</summary>
    public string Describe()
    {
        string training = Manifest.Training is { } facts ? FormattableString.Invariant($", seed {facts.Seed}, epoch {facts.BestEpoch} of {facts.Epochs}") : "";
        return $"{Path}: {Members()}{NetworkName}{training}, written by {Manifest.CreatedBy}";
    }

    /// <summary>Checks that the model takes images of a size.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public void RequireImages(int rows, int columns, string name) =>
        ImageSizes.RequireEqual(ImageShape.Rows, ImageShape.Columns, rows, columns, name, "the model");

    /// <summary>Checks that all labels are classes of the model.</summary>
    /// <exception cref="InvalidDataException">One is not.</exception>
    public void RequireLabels(IdxDataView data, string name)
    {
        int classes = ClassNames.Count;
        int stray = data.ClassCount <= classes ? -1 : Enumerable.Range(0, data.Count).FirstOrDefault(row => data.GetLabel(row) >= classes, -1);
        if (stray >= 0)
        {
            throw new InvalidDataException(
                $"'{name}' has a label out of range: expected 0 to {classes - 1}, the model's classes; found {data.GetLabel(stray)} in row {stray} (counted from 0).");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _classifiers.ToList().ForEach(classifier => classifier.Dispose());

    private static IEnumerable<TorchClassifierTransformer> ClassifiersOf(ITransformer model) => model switch
    {
        TorchClassifierTransformer classifier => [classifier],
        EnsembleTransformer ensemble => ensemble.Members.SelectMany(ClassifiersOf),
        IEnumerable<ITransformer> chain => chain.SelectMany(ClassifiersOf),
        _ => [],
    };

    private string Members() => _classifiers.Count > 1 ? $"ensemble of {_classifiers.Count}, " : "";
}
