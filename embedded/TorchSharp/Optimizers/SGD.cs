using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum.</summary>
public partial class SGD : OptimizerHelper, optim.IMomentum
{
    /// <summary>For parameters that all have the same options.</summary>
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    /// <summary>For groups of parameters; what a group's options leave open is taken from these.</summary>
    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentException("SGD: nesterov needs a momentum above 0 and no dampening.");
        }

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        };
        foreach (ParamGroup group in parameters)
        {
            add_param_group(group);
        }
    }

    /// <summary>The momentum of groups yet to be added.</summary>
    public double Momentum
    {
        get => Defaults.momentum!.Value;
        set => Defaults.momentum = value;
    }

    private Options Defaults => (Options)_defaults;

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => Step(closure);

    /// <inheritdoc/>
    public override void add_param_group(Modules.ParamGroup param_group)
    {
        param_group.Options ??= new Options();
        var options = (Options)param_group.Options;
        options.LearningRate ??= Defaults.LearningRate;
        options.momentum ??= Defaults.momentum;
        options.dampening ??= Defaults.dampening;
        options.weight_decay ??= Defaults.weight_decay;
        options.nesterov ??= Defaults.nesterov;
        options.maximize ??= Defaults.maximize;
        Register(param_group, parameter => new State(parameter));
    }

    private protected override unsafe void Update(OptimizerOptions options, OptimizerState state, float* parameter, float* gradient, long count, FlatPass pass)
    {
        var own = (Options)options;
        var values = (State)state;
        bool first = values.momentum_buffer is null;
        if (own.momentum != 0 && first)
        {
            values.momentum_buffer = zeros_like(values.Target).DetachFromDisposeScope();
        }

        OptimizerSteps.Sgd(
            parameter, gradient, own.momentum == 0 ? null : values.momentum_buffer!.Body.Floats, count, first, own.LearningRate!.Value, own.momentum!.Value,
            own.dampening!.Value, own.weight_decay!.Value, own.nesterov!.Value, own.maximize!.Value, pass);
    }
}
