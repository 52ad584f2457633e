using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adagrad: steps by the gradient over the root of the sum of its squares.</summary>
public partial class Adagrad : OptimizerHelper
{
    /// <summary>For parameters that all have the same options.</summary>
    public Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
    {
    }

    /// <summary>For groups of parameters; what a group's options leave open is taken from these.</summary>
    public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(lr_decay);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        ArgumentOutOfRangeException.ThrowIfNegative(initial_accumulator_value);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            lr_decay = lr_decay,
            initial_accumulator_value = initial_accumulator_value,
            eps = eps,
            weight_decay = weight_decay,
        };
        foreach (ParamGroup group in parameters)
        {
            add_param_group(group);
        }
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
        options.lr_decay ??= Defaults.lr_decay;
        options.initial_accumulator_value ??= Defaults.initial_accumulator_value;
        options.eps ??= Defaults.eps;
        options.weight_decay ??= Defaults.weight_decay;
        Register(param_group, parameter => new State(parameter));
    }

    private protected override unsafe void Update(OptimizerOptions options, OptimizerState state, float* parameter, float* gradient, long count, FlatPass pass)
    {
        var own = (Options)options;
        var values = (State)state;
        values.step++;
        OptimizerSteps.Adagrad(
            parameter, gradient, values.sum!.Body.Floats, count, values.step, own.LearningRate!.Value, own.lr_decay!.Value, own.weight_decay!.Value, own.eps!.Value, pass);
    }
}
