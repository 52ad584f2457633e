using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Mnist.MLNet.Cli.Input;

/// <summary>An option that takes a length of time, such as <c>90s</c>, <c>30m</c> or <c>1h30m</c>.</summary>
internal sealed partial class TimeOption : Option<TimeSpan?>
{
    public TimeOption(string name, string description)
        : base(name)
    {
        Description = $"{description}; a time such as 90s, 30m or 1h30m";
        HelpName = "TIME";
        CustomParser = result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (Parse(text) is { } time)
            {
                return time;
            }

            result.AddError($"{name} is '{text}'; it must be a time such as 90s, 30m or 1h30m");
            return null;
        };
    }

    private static TimeSpan? Parse(string text)
    {
        var match = Pattern().Match(text);
        double seconds = Part("h", 3600) + Part("m", 60) + Part("s", 1);
        return match.Success && seconds is > 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;

        double Part(string unit, double length) => match.Groups[unit] is { Success: true, Value: var number } ? double.Parse(number, CultureInfo.InvariantCulture) * length : 0;
    }

    [GeneratedRegex(@"^(?:(?<h>\d+(?:\.\d+)?)h)?(?:(?<m>\d+(?:\.\d+)?)m)?(?:(?<s>\d+(?:\.\d+)?)s)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
