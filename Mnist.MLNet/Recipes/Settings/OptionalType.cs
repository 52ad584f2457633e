using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>A value, or a word where there is none; null in a file.</summary>
/// <param name="type">The values.</param>
/// <param name="none">The word.</param>
internal sealed class OptionalType<T>(SettingType<T> type, string none = "none") : SettingType<T?>($"{type.Range}, or {none}")
    where T : struct
{
    public override bool IsSwitch => type.IsSwitch;

    protected override JsonValueKind JsonKind => JsonValueKind.Null;

    public override bool TryParse(string text, out T? value)
    {
        value = null;
        if (text.Equals(none, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!type.TryParse(text, out var parsed))
        {
            return false;
        }

        value = parsed;
        return true;
    }

    public override bool TryRead(JsonElement json, out T? value)
    {
        value = null;
        if (json.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (!type.TryRead(json, out var read))
        {
            return false;
        }

        value = read;
        return true;
    }

    public override string Format(T? value) => value is { } some ? type.Format(some) : none;

    public override string Describe(T? value) => value is { } some ? type.Describe(some) : none;

    public override JsonNode? Write(T? value) => value is { } some ? type.Write(some) : null;

    public override bool IsOn(T? value) => value is { } some && type.IsOn(some);
}
