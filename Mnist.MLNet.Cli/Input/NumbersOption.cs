using System.CommandLine;
using System.Globalization;

namespace Mnist.MLNet.Cli.Input;

/// <summary>An option that takes whole numbers with commas between, no two the same.</summary>
internal sealed class NumbersOption : Option<int[]?>
{
    /// <summary>Makes the option; it is optional and null where left out.</summary>
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="example">Numbers for the help text.</param>
    /// <param name="least">The least number.</param>
    public NumbersOption(string name, string description, string example, int least)
        : base(name)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"different whole numbers{(least > int.MinValue ? $" from {least}" : "")} with commas between, such as {example}");
        Description = $"{description}; {range}";
        HelpName = "N,N,…";
        CustomParser = result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            var numbers = new List<int>();
            foreach (string part in text.Split(','))
            {
                if (!int.TryParse(part, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number)
                    || number < least || numbers.Contains(number))
                {
                    result.AddError($"{name} is '{text}'; it must be {range}");
                    return null;
                }

                numbers.Add(number);
            }

            return [.. numbers];
        };
    }

    /// <summary>The numbers; null where the option is left out, for which the parser itself has an empty array.</summary>
    public int[]? Read(ParseResult options) => options.GetValue(this) is { Length: > 0 } numbers ? numbers : null;
}
