using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>One of a few values, each with a word for it.</summary>
internal sealed class ChoiceType<T>(IReadOnlyList<T> values, Func<T, string> word) : SettingType<T>(Describe([.. values.Select(word)]))
{
    protected override JsonValueKind JsonKind => JsonValueKind.String;

    public override bool TryParse(string text, [MaybeNullWhen(false)] out T value)
    {
        foreach (var candidate in values)
        {
            if (word(candidate).Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    public override string Format(T value) => word(value);

    public override JsonNode? Write(T value) => JsonValue.Create(word(value));

    private static string Describe(string[] words) => words.Length == 2 ? $"{words[0]} or {words[1]}" : $"one of {string.Join(", ", words)}";
}
