using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam: steps by the running mean of the gradients over the root of that of their squares.</summary>
public partial class Adam : OptimizerHelper, optim.IBetas
{
    /// <summary>For parameters that all have the same options.</summary>
    public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <summary>For groups of parameters; what a group's options leave open is taken from these.</summary>
    public Adam(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        if (beta1 is not (>= 0 and < 1) || beta2 is not (>= 0 and < 1))
        {
            throw new ArgumentException($"Adam: decays from 0 to below 1 are expected, found {beta1} and {beta2}.");
        }

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            weight_decay = weight_decay,
            eps = eps,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (ParamGroup group in parameters)
        {
            add_param_group(group);
        }
    }

    /// <summary>The decays of the running mean of the gradients and of their squares, for groups yet to be added.</summary>
    public (double, double) Betas
    {
        get => (Defaults.beta1!.Value, Defaults.beta2!.Value);
        set => (Defaults.beta1, Defaults.beta2) = value;
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
        options.beta1 ??= Defaults.beta1;
        options.beta2 ??= Defaults.beta2;
        options.weight_decay ??= Defaults.weight_decay;
        options.eps ??= Defaults.eps;
        options.amsgrad ??= Defaults.amsgrad;
        options.maximize ??= Defaults.maximize;
        Register(param_group, parameter => new State(parameter));
    }

    private protected override unsafe void Update(OptimizerOptions options, OptimizerState state, float* parameter, float* gradient, long count, FlatPass pass)
    {
        var own = (Options)options;
        var values = (State)state;
        values.step++;
        OptimizerSteps.Adam(
            parameter, gradient, values.exp_avg!.Body.Floats, values.exp_avg_sq!.Body.Floats, values.max_exp_avg_sq is null ? null : values.max_exp_avg_sq.Body.Floats,
            count, values.step, own.LearningRate!.Value, own.beta1!.Value, own.beta2!.Value, own.eps!.Value, own.weight_decay!.Value, decoupled: false, own.maximize!.Value, pass);
    }
}
