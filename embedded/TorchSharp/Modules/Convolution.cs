using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What convolutions have in common: their sizes, weights and offsets.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    /// <summary>Channels of the input.</summary>
    protected long input_channels;

    /// <summary>The weights.</summary>
    [ComponentName(Name = nameof(weight))]
    protected Parameter _weight;

    /// <summary>The offsets, or null.</summary>
    [ComponentName(Name = nameof(bias))]
    protected Parameter? _bias;

    /// <summary>A convolution with weights and offsets drawn evenly from ±1 / √fan-in.</summary>
    protected Convolution(
        string name,
        long in_channels,
        long out_channels,
        long[] kernel_size,
        long[] stride,
        long[]? padding,
        Padding? padding_type,
        long[] dilation,
        bool transposed,
        long[] output_padding,
        long groups,
        bool bias,
        PaddingModes padding_mode,
        Device? device = null,
        ScalarType? dtype = null)
        : base(name)
    {
        if (in_channels <= 0 || out_channels <= 0 || groups <= 0 || in_channels % groups != 0 || out_channels % groups != 0)
        {
            throw new ArgumentException($"{name}: {in_channels} input and {out_channels} output channels must be above 0 and divisible by {groups} groups.");
        }

        if (padding_mode != PaddingModes.Zeros)
        {
            throw new NotImplementedException($"{name}: padding mode {padding_mode} is not supported; use Zeros.");
        }

        if (transposed)
        {
            throw new NotImplementedException($"{name}: transposed convolutions are not supported.");
        }

        input_channels = in_channels;
        this.in_channels = in_channels;
        this.out_channels = out_channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding ?? [.. kernel_size.Select(_ => 0L)];
        this.padding_type = padding_type;
        this.dilation = dilation;
        this.output_padding = output_padding;
        this.groups = groups;
        this.padding_mode = padding_mode;
        _weight = new Parameter(empty([out_channels, in_channels / groups, .. kernel_size], dtype, device));
        weight = _weight;
        if (bias)
        {
            this.bias = new Parameter(empty(out_channels, dtype, device));
        }

        reset_parameters();
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels { get; }

    /// <summary>Channels of the output.</summary>
    public long out_channels { get; }

    /// <summary>The size of the window.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Pixels from one window to the next.</summary>
    public long[] stride { get; set; }

    /// <summary>Zeros around the image.</summary>
    public long[] padding { get; private set; }

    /// <summary>The padding by name, where it was given so.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>Pixels between the places of a window.</summary>
    public long[] dilation { get; set; }

    /// <summary>Whether the convolution is transposed: never.</summary>
    public bool transposed => false;

    /// <summary>Rows and columns added to a transposed convolution's output.</summary>
    public long[] output_padding { get; set; }

    /// <summary>Groups of channels that are convolved apart from one another.</summary>
    public long groups { get; set; }

    /// <summary>What stands around the image.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>The weights, [out_channels, in_channels / groups, kernel…].</summary>
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

    /// <summary>The offsets, [out_channels], or null.</summary>
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

    /// <summary>Draws the weights and offsets anew.</summary>
    public void reset_parameters()
    {
        nn.init.kaiming_uniform_(_weight, Math.Sqrt(5));
        if (_bias is not null)
        {
            double fanIn = (double)_weight.numel() / out_channels;
            double bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
            nn.init.uniform_(_bias, -bound, bound);
        }
    }

    /// <summary>Whether an input has so many spatial dimensions, with or without a batch, and the right number of channels.</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
        => (input.ndim == dimensions + 1 && input.size(0) == in_channels) || (input.ndim == dimensions + 2 && input.size(1) == in_channels);

    /// <summary>Sets the padding by name.</summary>
    protected void SetPadding(Padding padding)
    {
        padding_type = padding;
        this.padding = [.. kernel_size.Select((size, i) => padding == Padding.Same ? dilation[i] * (size - 1) / 2 : 0)];
    }

    /// <summary>Sets the padding.</summary>
    protected void SetPadding(long[] padding)
    {
        padding_type = null;
        this.padding = padding;
    }
}
