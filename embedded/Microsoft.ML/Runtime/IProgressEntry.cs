namespace Microsoft.ML.Runtime;

/// <summary>The state of a piece of work at one moment.</summary>
public interface IProgressEntry
{
    /// <summary>Sets how many units of one kind are done.</summary>
    void SetProgress(int index, double value);

    /// <summary>Sets how many units of one kind are done, of how many.</summary>
    void SetProgress(int index, double value, double lim);

    /// <summary>Sets one metric.</summary>
    void SetMetric(int index, double value);
}
