using System.CommandLine;

namespace Mnist.MLNet.Cli.Input;

/// <summary>The option that names rows.</summary>
internal sealed class RowsOption : Option<RowSelection?>
{
    /// <summary>Makes the option; null where left out.</summary>
    /// <param name="description">What it is for.</param>
    /// <param name="default">What help says of the option left out.</param>
    public RowsOption(string description, string @default)
        : base("--rows")
    {
        Description = $"{description}; rows counted from 0 and ranges, such as 0-9,15 [default: {@default}]";
        HelpName = "ROWS";
        CustomParser = result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (RowSelection.TryParse(text, out var rows))
            {
                return rows;
            }

            result.AddError($"--rows is '{text}'; it must be rows counted from 0 and ranges, such as 0-9,15");
            return null;
        };
    }
}
