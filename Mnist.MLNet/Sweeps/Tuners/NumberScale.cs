namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>The line from 0 to 1 as a scale of numbers, with equal differences or equal ratios at equal distances.</summary>
internal readonly record struct NumberScale(double Least, double Most, bool IsLogarithmic)
{
    public double ValueAt(double place) => place switch
    {
        <= 0 => Least,
        >= 1 => Most,
        _ when IsLogarithmic => Least * Math.Pow(Most / Least, place),
        _ => Least + ((Most - Least) * place),
    };

    public double PlaceOf(double value) =>
        Math.Clamp(IsLogarithmic ? Math.Log(value / Least) / Math.Log(Most / Least) : (value - Least) / (Most - Least), 0, 1);
}
