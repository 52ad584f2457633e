namespace Mnist.MLNet.Sweeps;

/// <summary>A setting with a range to try values of.</summary>
public sealed record RangeParameter : SweepParameter
{
    internal RangeParameter(string setting, double from, double to, bool isLogarithmic, bool isWhole)
        : base(setting) => (From, To, IsLogarithmic, IsWhole) = (from, to, isLogarithmic, isWhole);

    /// <summary>The lower end, which is in the range.</summary>
    public double From { get; }

    /// <summary>The upper end, which is in the range.</summary>
    public double To { get; }

    /// <summary>Whether equal factors count as equal steps, instead of equal differences.</summary>
    public bool IsLogarithmic { get; }

    /// <summary>Whether the values are whole numbers.</summary>
    public bool IsWhole { get; }

    /// <inheritdoc/>
    public override string Text => FormattableString.Invariant($"{From}..{To}{(IsLogarithmic ? ":log" : "")}");
}
