namespace Mnist.MLNet.Sweeps;

/// <summary>A setting with values to try.</summary>
public sealed record ChoiceParameter : SweepParameter
{
    internal ChoiceParameter(string setting, IReadOnlyList<string> values)
        : base(setting) => Values = values;

    /// <summary>The values, in the order in which they were named.</summary>
    public IReadOnlyList<string> Values { get; }

    // Values that have commas themselves are parted by semicolons.
    /// <inheritdoc/>
    public override string Text => string.Join(Values.Any(value => value.Contains(',')) ? ';' : ',', Values);
}
