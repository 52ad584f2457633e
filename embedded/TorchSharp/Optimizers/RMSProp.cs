using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>RMSprop: steps by the gradient over the root of the running mean of its squares.</summary>
public partial class RMSProp : OptimizerHelper, optim.IMomentum
{
    /// <summary>For parameters that all have the same options.</summary>
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    /// <summary>For groups of parameters; what a group's options leave open is taken from these.</summary>
    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            maximize = maximize,
            momentum = momentum,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            centered = centered,
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
        options.maximize ??= Defaults.maximize;
        options.momentum ??= Defaults.momentum;
        options.alpha ??= Defaults.alpha;
        options.eps ??= Defaults.eps;
        options.weight_decay ??= Defaults.weight_decay;
        options.centered ??= Defaults.centered;
        Register(param_group, parameter => new State(parameter));
    }

    private protected override unsafe void Update(OptimizerOptions options, OptimizerState state, float* parameter, float* gradient, long count, FlatPass pass)
    {
        var own = (Options)options;
        var values = (State)state;
        values.step++;
        OptimizerSteps.RmsProp(
            parameter, gradient, values.square_avg!.Body.Floats, own.centered == true ? values.grad_avg!.Body.Floats : null,
            own.momentum > 0 ? values.momentum_buffer!.Body.Floats : null, count, own.LearningRate!.Value, own.alpha!.Value, own.eps!.Value,
            own.weight_decay!.Value, own.momentum!.Value, own.maximize!.Value, pass);
    }
}
