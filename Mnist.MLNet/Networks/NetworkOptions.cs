namespace Mnist.MLNet.Networks;

/// <summary>What differs from a registered network's own make. What is null stays as the network has it; a network refuses what it does not take.</summary>
public sealed record NetworkOptions
{
    /// <summary>Nothing differs.</summary>
    public static NetworkOptions None { get; } = new();

    /// <summary>How images are made smaller.</summary>
    public PoolingKind? Pooling { get; init; }

    /// <summary>The function after convolutions and hidden layers.</summary>
    public ActivationKind? Activation { get; init; }

    /// <summary>Whether batch norm stands before the activations.</summary>
    public bool? BatchNorm { get; init; }

    /// <summary>The part of the activations that are dropped in training, from 0 to below 1; where a network has several rates, the largest, and the others in proportion.</summary>
    public double? Dropout { get; init; }

    /// <summary>What the numbers of channels and hidden units are multiplied by, from 0.1 to 16.</summary>
    public double? Width { get; init; }

    /// <summary>Convolutions before each pooling, from 1 to 8; those after the first are 3×3.</summary>
    public int? Depth { get; init; }

    /// <summary>Widths of the hidden layers, first to last, at most 16 of 1 to 8,192 each.</summary>
    public IReadOnlyList<int>? Hidden { get; init; }

    /// <summary>The names of all options, as on command lines and in files.</summary>
    internal static IReadOnlyList<string> Names { get; } = ["pooling", "activation", "batch-norm", "dropout", "width", "depth", "hidden"];

    /// <summary>The names of the options that are given.</summary>
    internal IEnumerable<string> Given => Names.Zip(new object?[] { Pooling, Activation, BatchNorm, Dropout, Width, Depth, Hidden })
        .Where(option => option.Second is not null)
        .Select(option => option.First);

    /// <summary>A number of channels or units, multiplied by <see cref="Width"/>; at least 1.</summary>
    internal int Widened(int units) => Math.Max(1, (int)Math.Round(units * (Width ?? 1)));

    /// <summary>Checks every value against its range.</summary>
    /// <exception cref="ArgumentException">A value is outside its range; the message names it.</exception>
    internal void Validate()
    {
        Training.OptionRange.Require(Pooling is not { } pooling || Enum.IsDefined(pooling), Pooling, $"one of {string.Join(", ", Enum.GetNames<PoolingKind>())}");
        Training.OptionRange.Require(Activation is not { } activation || Enum.IsDefined(activation), Activation, $"one of {string.Join(", ", Enum.GetNames<ActivationKind>())}");
        Training.OptionRange.FromZeroToBelowOne(Dropout ?? 0, nameof(Dropout));
        Training.OptionRange.Require(Width is null or (>= 0.1 and <= 16), Width, "from 0.1 to 16");
        Training.OptionRange.Require(Depth is null or (>= 1 and <= 8), Depth, "from 1 to 8");
        bool layers = Hidden is null || (Hidden.Count is >= 1 and <= 16 && Hidden.All(units => units is >= 1 and <= 8192));
        Training.OptionRange.Require(layers, string.Join(", ", Hidden ?? []), "1 to 16 layers of 1 to 8,192 units", nameof(Hidden));
    }
}
