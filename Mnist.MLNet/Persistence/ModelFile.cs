using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using Mnist.MLNet.Ensembles;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Persistence.Steps;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Transforms;
using static TorchSharp.torch;

namespace Mnist.MLNet.Persistence;

/// <summary>
/// A model as one file: a zip with a manifest (format version, steps, labels, metrics, hashes) and the weights as safetensors.
/// Equal models give equal files. Loading runs no code that the file names.
/// </summary>
internal static class ModelFile
{
    // The first time that a zip can hold: model files carry no time, so that equal models give equal files.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Save(ITransformer model, DataViewSchema inputSchema, string path, ClassificationReport? report) =>
        AtomicFile.WriteAllBytes(path, ToBytes(model, inputSchema, report));

    /// <summary>The bytes of a model's file.</summary>
    /// <exception cref="NotSupportedException">The pipeline has a step that model files cannot hold.</exception>
    public static byte[] ToBytes(ITransformer model, DataViewSchema inputSchema, ClassificationReport? report = null)
    {
        var parts = new Dictionary<ArchivePart, byte[]>();
        var (steps, training) = Describe(model, inputSchema, parts);
        var manifest = new ModelManifest(
            ModelManifest.FormatName, ModelManifest.CurrentVersion, RunEnvironment.Program, steps, training, report is null ? null : MetricFacts.Of(report));
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, ModelArchive.ManifestName, manifest.ToJson(), CompressionLevel.Optimal);
            foreach (var (part, bytes) in parts)
            {
                // Weights are noise to a compressor.
                Add(zip, part.Name, bytes, CompressionLevel.NoCompression);
            }
        }

        return stream.ToArray();
    }

    /// <exception cref="InvalidDataException">The file is no model, or damaged.</exception>
    public static TransformerChain<ITransformer> Load(MLContext ml, string path, Func<nn.Module<Tensor, Tensor>>? createNetwork) =>
        Open(path, createNetwork, archive => Restore(ml, archive));

    /// <summary>Loads a model of a registered network from the bytes of its file.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model, or damaged.</exception>
    public static TransformerChain<ITransformer> Load(MLContext ml, byte[] bytes)
    {
        using var archive = new ModelArchive(new MemoryStream(bytes), createNetwork: null);
        return Restore(ml, archive);
    }

    /// <exception cref="InvalidDataException">The file is no model, or damaged.</exception>
    public static ModelManifest ReadManifest(string path) => Open(path, null, archive => archive.ReadManifest());

    private static TransformerChain<ITransformer> Restore(MLContext ml, ModelArchive archive)
    {
        var manifest = archive.ReadManifest();
        return ModelStep.RestoreAll(manifest.Steps, manifest.Training, ml, archive);
    }

    private static T Open<T>(string path, Func<nn.Module<Tensor, Tensor>>? createNetwork, Func<ModelArchive, T> read)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException($"'{path}' is a directory; a model is a file, such as model.zip in a run's folder.");
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no model file '{path}'; 'mnist train' makes one.", path);
        }

        try
        {
            using var stream = File.OpenRead(path);
            using var archive = new ModelArchive(stream, createNetwork);
            return read(archive);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}' is no model that can be loaded: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    private static (IReadOnlyList<ModelStep> Steps, TrainingFacts? Training) Describe(ITransformer model, DataViewSchema inputSchema, Dictionary<ArchivePart, byte[]> parts)
    {
        var steps = new List<ModelStep>();
        TrainingFacts? training = null;
        var schema = inputSchema;
        foreach (var transformer in Flatten(model))
        {
            var output = transformer.GetOutputSchema(schema);
            switch (transformer)
            {
                case PicturePreparingTransformer preparing:
                    steps.Add(PreparePictureStep.Of(preparing));
                    break;
                case PixelNormalizingTransformer normalizer:
                    steps.Add(NormalizePixelsStep.Of(normalizer));
                    break;
                case TorchClassifierTransformer classifier:
                    var (part, bytes) = Weights(classifier, parts.Count);
                    parts.Add(part, bytes);
                    steps.Add(TorchClassifierStep.Of(classifier, part));
                    training = classifier.Training ?? training;
                    break;
                case EnsembleTransformer ensemble:
                    steps.Add(new EnsembleStep(ensemble.Vote, [.. ensemble.Members.Select(Member)]));
                    break;
                case KeyToValueMappingTransformer mapping:
                    steps.AddRange(MapKeyToValueStep.Of(mapping, schema));
                    break;
                default:
                    throw new NotSupportedException(
                        $"A step of type {transformer.GetType().Name} cannot be saved; model files hold PreparePicture, NormalizePixels, TorchClassifier, Ensemble and MapKeyToValue.");
            }

            schema = output;
        }

        return (steps, training);

        EnsembleMember Member(ITransformer member)
        {
            var (memberSteps, memberTraining) = Describe(member, schema, parts);
            return new EnsembleMember(memberSteps, memberTraining);
        }
    }

    private static IEnumerable<ITransformer> Flatten(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Flatten) : [model];

    private static (ArchivePart Part, byte[] Bytes) Weights(TorchClassifierTransformer classifier, int number)
    {
        using var stream = new MemoryStream();
        Safetensors.Write(stream, classifier.Model.state_dict());
        byte[] bytes = stream.ToArray();
        string name = number == 0 ? "weights.safetensors" : $"weights-{number + 1}.safetensors";
        return (new ArchivePart(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), bytes);
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes, CompressionLevel compression)
    {
        var entry = zip.CreateEntry(name, compression);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
