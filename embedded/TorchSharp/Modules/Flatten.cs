using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Makes the dimensions start_dim to end_dim one.</summary>
public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
{
    internal Flatten(long start_dim, long end_dim)
        : base(nameof(Flatten))
    {
        this.start_dim = start_dim;
        this.end_dim = end_dim;
    }

    /// <summary>The first dimension.</summary>
    public long start_dim { get; set; }

    /// <summary>The last dimension.</summary>
    public long end_dim { get; set; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
}
