using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.MLNet.Training.Optimizers;

/// <summary>The rule by which weights follow their gradients, with the parameters of that rule alone; learning rate and weight decay, which all rules have, are the trainer's.</summary>
public abstract record TrainingOptimizer
{
    private protected TrainingOptimizer()
    {
    }

    /// <summary>Every rule with its default parameters.</summary>
    public static IReadOnlyList<TrainingOptimizer> All { get; } =
        [new AdamOptimizer(), new AdamWOptimizer(), new SgdOptimizer(), new RmsPropOptimizer(), new AdagradOptimizer()];

    /// <summary>The rule's name on command lines and in files.</summary>
    public abstract string Name { get; }

    /// <summary>Makes torch's optimiser.</summary>
    internal abstract optim.Optimizer Create(IEnumerable<Parameter> parameters, double learningRate, double weightDecay);

    /// <summary>Checks every parameter against its range.</summary>
    /// <exception cref="ArgumentException">One is outside its range; the message names it.</exception>
    internal abstract void Validate();
}
