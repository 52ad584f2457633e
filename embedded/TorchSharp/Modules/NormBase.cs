using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What normalisations by channel have in common: scale, offset and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    [ComponentName(Name = nameof(running_mean))]
    private Tensor? _runningMean;

    [ComponentName(Name = nameof(running_var))]
    private Tensor? _runningVariance;

    [ComponentName(Name = nameof(num_batches_tracked))]
    private Tensor? _batchesTracked;

    /// <summary>A normalisation of so many channels.</summary>
    protected NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        if (num_features <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(num_features), $"{name}: at least one channel is expected, found {num_features}.");
        }

        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = new Parameter(empty(num_features, dtype, device));
            bias = new Parameter(empty(num_features, dtype, device));
        }

        if (track_running_stats)
        {
            running_mean = zeros(num_features, dtype, device);
            running_var = ones(num_features, dtype, device);
            num_batches_tracked = tensor(0L, device: device);
        }

        reset_parameters();
    }

    /// <summary>The number of channels.</summary>
    public long num_features { get; }

    /// <summary>Added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>How far the running statistics move towards a batch's; null for the mean over all batches.</summary>
    public double? momentum { get; set; }

    /// <summary>Whether there are a scale and an offset.</summary>
    public bool affine { get; }

    /// <summary>Whether running statistics are kept.</summary>
    public bool track_running_stats { get; }

    /// <summary>The scale of each channel, or null.</summary>
    public Parameter? weight
    {
        get => _weight;
        set
        {
            Take(_weight, value);
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    /// <summary>The offset of each channel, or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            Take(_bias, value);
            _bias = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    /// <summary>The running mean of each channel, or null.</summary>
    public Tensor? running_mean
    {
        get => _runningMean;
        set
        {
            Take(_runningMean, value);
            _runningMean = value;
            ConditionallyRegisterBuffer(nameof(running_mean), value);
        }
    }

    /// <summary>The running variance of each channel, or null.</summary>
    public Tensor? running_var
    {
        get => _runningVariance;
        set
        {
            Take(_runningVariance, value);
            _runningVariance = value;
            ConditionallyRegisterBuffer(nameof(running_var), value);
        }
    }

    /// <summary>The number of batches that the running statistics have seen: Int64, or null.</summary>
    public Tensor? num_batches_tracked
    {
        get => _batchesTracked;
        set
        {
            Take(_batchesTracked, value);
            _batchesTracked = value;
            ConditionallyRegisterBuffer(nameof(num_batches_tracked), value);
        }
    }

    /// <summary>Sets scale to 1, offset to 0, and the running statistics to their start.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (_weight is not null)
        {
            nn.init.ones_(_weight);
            nn.init.zeros_(_bias!);
        }
    }

    /// <summary>Sets the running mean to 0, the running variance to 1 and the number of batches to 0.</summary>
    public void reset_running_stats()
    {
        if (track_running_stats)
        {
            _runningMean!.zero_();
            _runningVariance!.fill_(1);
            _batchesTracked!.zero_();
        }
    }

    /// <summary>Throws where an input's dimensions are not those that this normalisation takes.</summary>
    protected abstract void ValidateInputDimensions(Tensor input);

    private static void Take(Tensor? old, Tensor? value)
    {
        if (!ReferenceEquals(old, value))
        {
            old?.Dispose();
        }

        value?.DetachFromDisposeScope();
    }
}
