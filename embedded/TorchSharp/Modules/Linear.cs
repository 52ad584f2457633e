using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x · Wᵀ + b: [*, in_features] gives [*, out_features].</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        in_features = weight.size(1);
        out_features = weight.size(0);
        _weight = weight;
        this.weight = weight;
        this.bias = bias;
    }

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        in_features = inputSize;
        out_features = outputSize;
        _weight = new Parameter(empty(outputSize, inputSize, dtype, device));
        weight = _weight;
        nn.init.kaiming_uniform_(_weight, Math.Sqrt(5));
        if (hasBias)
        {
            bias = new Parameter(empty(outputSize, dtype, device));
            double bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            nn.init.uniform_(bias!, -bound, bound);
        }
    }

    /// <summary>The size of the last dimension of inputs.</summary>
    public long in_features { get; set; }

    /// <summary>The size of the last dimension of outputs.</summary>
    public long out_features { get; set; }

    /// <summary>The weights W, [out_features, in_features].</summary>
    public Parameter weight
    {
        get => _weight;
        set
        {
            if (!ReferenceEquals(value, _weight))
            {
                _weight.Dispose();
            }

            value.DetachFromDisposeScope();
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    /// <summary>The offsets b, [out_features], or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            if (!ReferenceEquals(value, _bias))
            {
                _bias?.Dispose();
            }

            value?.DetachFromDisposeScope();
            _bias = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, _weight, _bias);
}
