using System.Text;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>The words for the values of an enumeration.</summary>
internal static class EnumWords
{
    /// <summary>Lower case, with a dash before what was a capital letter: <c>LeakyRelu</c> is <c>leaky-relu</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (char letter in value.ToString())
        {
            word.Append(char.IsUpper(letter) && word.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    public static ChoiceType<T> Choice<T>()
        where T : struct, Enum => new(Enum.GetValues<T>(), Word);
}
