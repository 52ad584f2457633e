using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>How often which class is taken for which.</summary>
public sealed class ConfusionMatrix
{
    private readonly ReadOnlyMemory<char>[] _classNames;

    internal ConfusionMatrix(double[][] counts, ReadOnlyMemory<char>[] classNames)
    {
        _classNames = classNames;
        Counts = counts;
        PerClassRecall = [.. counts.Select((row, i) => Ratio(row[i], row.Sum()))];
        PerClassPrecision = [.. counts.Select((row, i) => Ratio(row[i], counts.Sum(r => r[i])))];
    }

    /// <summary>Of the rows that are taken for a class, the fraction that belongs to it; 0 if there are none.</summary>
    public IReadOnlyList<double> PerClassPrecision { get; }

    /// <summary>Of the rows of a class, the fraction that is taken for it; 0 if there are none.</summary>
    public IReadOnlyList<double> PerClassRecall { get; }

    /// <summary>The numbers of rows: the first index is the true class, the second what it is taken for.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    /// <summary>The number of classes.</summary>
    public int NumberOfClasses => Counts.Count;

    /// <summary>The number of rows of one class that are taken for another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double GetCountForClassPair(int predictedClassIndicatorIndex, int actualClassIndicatorIndex)
    {
        const string Message = "Invalid index. Should be non-negative, less than the number of classes.";
        Check.Parameter((uint)predictedClassIndicatorIndex < (uint)NumberOfClasses, nameof(predictedClassIndicatorIndex), Message);
        Check.Parameter((uint)actualClassIndicatorIndex < (uint)NumberOfClasses, nameof(actualClassIndicatorIndex), Message);
        return Counts[actualClassIndicatorIndex][predictedClassIndicatorIndex];
    }

    /// <summary>The numbers as a table of text, with precision and recall at the edges.</summary>
    public string GetFormattedConfusionTable() => ConfusionTable.Format(this, _classNames);

    private static double Ratio(double part, double whole) => whole > 0 ? part / whole : 0;
}
