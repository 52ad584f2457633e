using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Mnist.MLNet.Cli.Input;

/// <summary>An option that takes a number, with a decimal point whatever the machine's language, and says what it expects.</summary>
internal sealed class NumberOption<T> : Option<T?>
    where T : struct, INumber<T>
{
    /// <summary>Makes the option; it is optional and null where left out.</summary>
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="valueName">What help calls the value.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="range">What is expected, such as "a whole number from 1 to 5".</param>
    /// <param name="isInRange">Whether a number is as expected.</param>
    /// <param name="default">What help says of the option left out; null for nothing.</param>
    /// <param name="aliases">Other names.</param>
    public NumberOption(string name, string valueName, string description, string range, Func<T, bool> isInRange, string? @default = null, params string[] aliases)
        : base(name, aliases)
    {
        Description = $"{description}; {range}{(@default is null ? "" : $" [default: {@default}]")}";
        HelpName = valueName;
        CustomParser = result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && isInRange(number))
            {
                return number;
            }

            result.AddError($"{name} is '{text}'; it must be {range}");
            return null;
        };
    }
}
