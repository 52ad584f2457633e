using Microsoft.ML;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Persistence.Weights;
using Mnist.MLNet.Scoring;
using Mnist.MLNet.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.MLNet.Persistence.Steps;

/// <summary>Scores images with a network.</summary>
/// <param name="Input">The column with the images.</param>
/// <param name="Rows">Height of the images, in pixels.</param>
/// <param name="Columns">Width of the images, in pixels.</param>
/// <param name="LabelType">The type of the class labels.</param>
/// <param name="Labels">The class labels as text, class 0 first.</param>
/// <param name="Weights">The part that holds the weights.</param>
/// <param name="Network">The network's name in the registry; null for a network of the caller's own.</param>
/// <param name="NetworkOptions">What differs from the network's own make; null for nothing.</param>
public sealed record TorchClassifierStep(
    string Input, int Rows, int Columns, string LabelType, IReadOnlyList<string> Labels, ArchivePart Weights, string? Network = null, NetworkOptions? NetworkOptions = null) : ModelStep
{
    internal static TorchClassifierStep Of(TorchClassifierTransformer transformer, ArchivePart weights) => new(
        transformer.FeatureColumnName,
        transformer.ImageShape.Rows,
        transformer.ImageShape.Columns,
        transformer.Classes.ItemTypeName,
        transformer.ClassNames,
        weights,
        transformer.NetworkName,
        transformer.NetworkOptions == Networks.NetworkOptions.None ? null : transformer.NetworkOptions);

    internal override ITransformer Restore(MLContext ml, ModelArchive archive)
    {
        if (Rows < 1 || Columns < 1 || Labels.Count < 1)
        {
            throw new InvalidDataException($"its manifest gives the classifier images of {Rows}×{Columns} pixels and {Labels.Count} labels");
        }

        var classes = ClassLabels.Parse(LabelType, Labels);
        var network = CreateNetwork(archive);
        try
        {
            using (NewDisposeScope())
            {
                StateDict.Load(network, Safetensors.Read(archive.Read(Weights)));
            }

            return new TorchClassifierTransformer(
                Network, NetworkOptions ?? Networks.NetworkOptions.None, new NetworkScorer(network, new ImageShape(Rows, Columns), Labels.Count, torch.device(DeviceType.CPU)), classes, Input, history: null);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private nn.Module<Tensor, Tensor> CreateNetwork(ModelArchive archive)
    {
        if (archive.CreateNetwork is { } create)
        {
            return create();
        }

        if (Network is null)
        {
            throw new InvalidDataException("it holds the weights of a network of the caller's own; give LoadModel the function that creates it");
        }

        if (!NetworkRegistry.All.Any(known => known.Name == Network))
        {
            throw new InvalidDataException($"it needs the network '{Network}', which is not registered; the networks are {string.Join(", ", NetworkRegistry.All.Select(known => known.Name))}");
        }

        try
        {
            return NetworkRegistry.Get(Network).Create(Labels.Count, NetworkOptions);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException($"it needs the network '{Network}' with options that this program does not have ({exception.Message.TrimEnd('.')})");
        }
    }
}
