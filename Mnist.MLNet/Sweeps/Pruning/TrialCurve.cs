namespace Mnist.MLNet.Sweeps.Pruning;

/// <summary>How a trial went so far.</summary>
/// <param name="Trial">Its number.</param>
/// <param name="Points">What it reached, in the order of effort.</param>
public sealed record TrialCurve(int Trial, IReadOnlyList<CurvePoint> Points)
{
    /// <summary>How far it is; 0 before its first point.</summary>
    public double Effort => Points is [.., var last] ? last.Effort : 0;

    /// <summary>The least loss up to an effort; infinite before the first point, and where no loss was a number.</summary>
    /// <param name="effort">The effort.</param>
    public double BestUpTo(double effort) => Points
        .Where(point => point.Effort <= effort && !double.IsNaN(point.Loss))
        .Select(point => point.Loss)
        .DefaultIfEmpty(double.PositiveInfinity)
        .Min();
}
