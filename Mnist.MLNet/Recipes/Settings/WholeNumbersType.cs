using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>Lists of whole numbers: with commas as text, an array in a file.</summary>
/// <param name="number">The range of each.</param>
/// <param name="most">The greatest length.</param>
/// <param name="rising">Whether each must be above the one before.</param>
/// <param name="none">The word for no list; null where there must be one.</param>
internal sealed class WholeNumbersType(WholeNumberType number, int most, bool rising = false, string? none = null)
    : SettingType<IReadOnlyList<int>?>($"1 to {most}{(rising ? " rising" : "")} numbers with commas between, each {number.Range}{(none is null ? "" : $", or {none}")}")
{
    protected override JsonValueKind JsonKind => JsonValueKind.Array;

    public override bool TryParse(string text, out IReadOnlyList<int>? value)
    {
        if (none is not null && text.Equals(none, StringComparison.OrdinalIgnoreCase))
        {
            value = null;
            return true;
        }

        var numbers = new List<int>();
        foreach (string part in text.Split(','))
        {
            if (!number.TryParse(part.Trim(), out int parsed) || (rising && numbers.Count > 0 && parsed <= numbers[^1]))
            {
                value = null;
                return false;
            }

            numbers.Add(parsed);
        }

        value = numbers;
        return numbers.Count <= most;
    }

    public override bool TryRead(JsonElement json, out IReadOnlyList<int>? value)
    {
        value = null;
        return json.ValueKind == JsonValueKind.Null
            ? none is not null
            : json.ValueKind == JsonKind && TryParse(string.Join(',', json.EnumerateArray().Select(item => item.GetRawText())), out value);
    }

    public override string Format(IReadOnlyList<int>? value) => value is null ? none! : string.Join(',', value);

    public override JsonNode? Write(IReadOnlyList<int>? value) => value is null ? null : new JsonArray([.. value.Select(item => JsonValue.Create(item))]);

    public override bool IsOn(IReadOnlyList<int>? value) => value is not null;
}
