using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Which column a transformer reads, and which it makes.</summary>
public sealed class InputOutputColumnPair
{
    /// <summary>Names the columns.</summary>
    /// <param name="outputColumnName">The column to make.</param>
    /// <param name="inputColumnName">The column to read; null for the same name, whose column then becomes hidden.</param>
    public InputOutputColumnPair(string outputColumnName, string? inputColumnName = null)
    {
        Check.NotEmpty(outputColumnName);
        OutputColumnName = outputColumnName;
        InputColumnName = inputColumnName ?? outputColumnName;
    }

    /// <summary>The column to read.</summary>
    public string InputColumnName { get; }

    /// <summary>The column to make.</summary>
    public string OutputColumnName { get; }
}
