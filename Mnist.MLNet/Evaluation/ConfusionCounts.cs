namespace Mnist.MLNet.Evaluation;

/// <summary>How often each class was predicted as each.</summary>
public sealed class ConfusionCounts
{
    private readonly long[] _counts;

    internal ConfusionCounts(int classes)
    {
        Classes = classes;
        _counts = new long[classes * classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of rows of one class that were predicted as another.</summary>
    /// <param name="actual">The class of the rows, counted from 0.</param>
    /// <param name="predicted">The class that was predicted, counted from 0.</param>
    public long this[int actual, int predicted] => _counts[(actual * Classes) + predicted];

    /// <summary>The number of rows.</summary>
    public long Total => _counts.Sum();

    /// <summary>The number of rows that were predicted right.</summary>
    public long Correct => Enumerable.Range(0, Classes).Sum(i => this[i, i]);

    /// <summary>The number of rows of a class.</summary>
    /// <param name="actual">The class, counted from 0.</param>
    public long Support(int actual) => Enumerable.Range(0, Classes).Sum(predicted => this[actual, predicted]);

    /// <summary>The number of rows that were predicted as a class.</summary>
    /// <param name="predicted">The class, counted from 0.</param>
    public long Predicted(int predicted) => Enumerable.Range(0, Classes).Sum(actual => this[actual, predicted]);

    internal void Add(int actual, int predicted) => _counts[(actual * Classes) + predicted]++;
}
