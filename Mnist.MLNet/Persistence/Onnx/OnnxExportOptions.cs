namespace Mnist.MLNet.Persistence.Onnx;

/// <summary>What an ONNX graph holds beside the network.</summary>
public sealed class OnnxExportOptions
{
    /// <summary>The operator set of the graphs: the first in which softmax works along one dimension; ONNX Runtime reads it from version 1.6 on.</summary>
    public const int OperatorSet = 13;

    /// <summary>Whether the graph takes raw pixels, 0 to 255, and normalises them itself; else it takes what the network takes.</summary>
    /// <value>True by default.</value>
    public bool IncludeNormalization { get; set; } = true;

    /// <summary>Whether the graph answers with probabilities, by a softmax at its end; else with the network's logits.</summary>
    /// <value>True by default.</value>
    public bool IncludeSoftmax { get; set; } = true;

    /// <summary>The name of the graph's input: float, (batch, 1, rows, columns).</summary>
    /// <value><c>pixels</c> by default.</value>
    public string InputName { get; set; } = "pixels";

    /// <summary>The name of the graph's output: float, (batch, classes).</summary>
    /// <value>Null, the default, stands for <c>probabilities</c>, or <c>logits</c> without a softmax.</value>
    public string? OutputName { get; set; }

    /// <summary>The name that the graph's output gets.</summary>
    public string EffectiveOutputName => OutputName ?? (IncludeSoftmax ? "probabilities" : "logits");

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(InputName) || string.IsNullOrWhiteSpace(EffectiveOutputName) || InputName == EffectiveOutputName)
        {
            throw new ArgumentException($"The graph's input is named '{InputName}' and its output '{EffectiveOutputName}'; they must be two names that are not empty.");
        }
    }
}
