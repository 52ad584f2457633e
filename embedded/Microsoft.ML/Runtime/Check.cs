using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Runtime;

/// <summary>Throws what a caller's mistake deserves.</summary>
internal static class Check
{
    /// <summary>A parameter's value is out of range.</summary>
    public static void Parameter([DoesNotReturnIf(false)] bool condition, string parameter, string message)
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(parameter, message);
        }
    }

    /// <summary>A text parameter is null or empty.</summary>
    public static void NotEmpty([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string parameter = "")
        => Parameter(!string.IsNullOrEmpty(value), parameter, $"{parameter} cannot be null or empty");

    /// <summary>An operation is not possible now.</summary>
    public static void State([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }
}
