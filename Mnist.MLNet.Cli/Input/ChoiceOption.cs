using System.CommandLine;

namespace Mnist.MLNet.Cli.Input;

/// <summary>An option that takes one of a few words.</summary>
internal sealed class ChoiceOption<T> : Option<T?>
    where T : struct, Enum
{
    /// <summary>Makes the option; null where left out.</summary>
    /// <param name="name">The name, with its dashes.</param>
    /// <param name="description">What it is for.</param>
    public ChoiceOption(string name, string description)
        : base(name)
    {
        string[] words = [.. Enum.GetNames<T>().Select(word => word.ToLowerInvariant())];
        Description = description;
        HelpName = string.Join('|', words);
        CustomParser = result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            int index = Array.FindIndex(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase));
            if (index >= 0)
            {
                return Enum.GetValues<T>()[index];
            }

            result.AddError($"{name} is '{text}'; it must be {string.Join(" or ", words)}");
            return null;
        };
    }
}
