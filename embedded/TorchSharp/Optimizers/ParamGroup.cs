using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters that an optimiser treats alike.</summary>
public class ParamGroup : optim.ILearningRateController
{
    /// <summary>The parameters.</summary>
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>The options; what is not set is taken from the optimiser.</summary>
    public OptimizerOptions Options { get; set; } = null!;

    /// <summary>The present learning rate.</summary>
    public double LearningRate
    {
        get => Options.LearningRate!.Value;
        set => Options.LearningRate = value;
    }

    /// <summary>The learning rate that a schedule starts from.</summary>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}
