namespace Microsoft.ML.SearchSpace;

/// <summary>Searches the numbers of a range.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class RangeAttribute : Attribute
{
    /// <summary>Searches whole numbers from <paramref name="min"/> to <paramref name="max"/>, starting from the least.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The largest value.</param>
    /// <param name="logBase">Whether equal ratios are equally likely, rather than equal differences; <paramref name="min"/> must then be above 0.</param>
    public RangeAttribute(int min, int max, bool logBase = false)
        : this((object)min, max, null, logBase)
    {
    }

    /// <summary>Searches whole numbers from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The largest value.</param>
    /// <param name="init">The start value.</param>
    /// <param name="logBase">Whether equal ratios are equally likely, rather than equal differences; <paramref name="min"/> must then be above 0.</param>
    public RangeAttribute(int min, int max, int init, bool logBase = false)
        : this((object)min, max, init, logBase)
    {
    }

    /// <summary>Searches numbers of single precision from <paramref name="min"/> to <paramref name="max"/>, starting from the least.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The largest value.</param>
    /// <param name="logBase">Whether equal ratios are equally likely, rather than equal differences; <paramref name="min"/> must then be above 0.</param>
    public RangeAttribute(float min, float max, bool logBase = false)
        : this((object)min, max, null, logBase)
    {
    }

    /// <summary>Searches numbers of single precision from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The largest value.</param>
    /// <param name="init">The start value.</param>
    /// <param name="logBase">Whether equal ratios are equally likely, rather than equal differences; <paramref name="min"/> must then be above 0.</param>
    public RangeAttribute(float min, float max, float init, bool logBase = false)
        : this((object)min, max, init, logBase)
    {
    }

    /// <summary>Searches numbers from <paramref name="min"/> to <paramref name="max"/>, starting from the least.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The largest value.</param>
    /// <param name="logBase">Whether equal ratios are equally likely, rather than equal differences; <paramref name="min"/> must then be above 0.</param>
    public RangeAttribute(double min, double max, bool logBase = false)
        : this((object)min, max, null, logBase)
    {
    }

    /// <summary>Searches numbers from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The largest value.</param>
    /// <param name="init">The start value.</param>
    /// <param name="logBase">Whether equal ratios are equally likely, rather than equal differences; <paramref name="min"/> must then be above 0.</param>
    public RangeAttribute(double min, double max, double init, bool logBase = false)
        : this((object)min, max, init, logBase)
    {
    }

    private RangeAttribute(object min, object max, object? init, bool logBase)
    {
        Min = min;
        Max = max;
        Init = init;
        LogBase = logBase;
    }

    /// <summary>The least value.</summary>
    public object Min { get; }

    /// <summary>The largest value.</summary>
    public object Max { get; }

    /// <summary>The start value; null for the least.</summary>
    public object? Init { get; }

    /// <summary>Whether equal ratios are equally likely, rather than equal differences.</summary>
    public bool LogBase { get; }
}
