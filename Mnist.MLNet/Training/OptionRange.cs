using System.Runtime.CompilerServices;

namespace Mnist.MLNet.Training;

/// <summary>Checks the values of options against their ranges.</summary>
internal static class OptionRange
{
    public static void AboveZero(double value, [CallerArgumentExpression(nameof(value))] string option = "") =>
        Require(value > 0 && double.IsFinite(value), value, "above 0 and finite", option);

    public static void FromZero(double value, [CallerArgumentExpression(nameof(value))] string option = "") =>
        Require(value >= 0 && double.IsFinite(value), value, "0 or above and finite", option);

    public static void FromZeroToOne(double value, [CallerArgumentExpression(nameof(value))] string option = "") =>
        Require(value is >= 0 and <= 1, value, "from 0 to 1", option);

    public static void FromZeroToBelowOne(double value, [CallerArgumentExpression(nameof(value))] string option = "") =>
        Require(value is >= 0 and < 1, value, "from 0 to below 1", option);

    public static void FromOneTo(int most, int value, [CallerArgumentExpression(nameof(value))] string option = "") =>
        Require(value >= 1 && value <= most, value, FormattableString.Invariant($"from 1 to {most:N0}"), option);

    /// <summary>Checks a condition on an option.</summary>
    /// <exception cref="ArgumentException">It does not hold; the message names the option, the value and the range.</exception>
    public static void Require(bool holds, object? value, string range, [CallerArgumentExpression(nameof(value))] string option = "")
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant($"{option} is {value}; it must be {range}."));
        }
    }
}
