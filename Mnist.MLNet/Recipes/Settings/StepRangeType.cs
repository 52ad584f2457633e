using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>Ranges of augmentation steps: <c>15</c>, or <c>15:0.5</c> for half of the images; in a file a number, or such a text.</summary>
internal sealed class StepRangeType(double most) : SettingType<StepRange>(FormattableString.Invariant($"a number from 0 to {most}, alone or with a probability as in {most / 2}:0.5"))
{
    protected override JsonValueKind JsonKind => JsonValueKind.Number;

    public override bool TryParse(string text, out StepRange value)
    {
        string[] parts = text.Split(':');
        double probability = 1;
        bool valid = parts.Length <= 2 && TryNumber(parts[0], most, out double range) & (parts.Length < 2 || TryNumber(parts[1], 1, out probability));
        value = valid ? new StepRange(double.Parse(parts[0], CultureInfo.InvariantCulture), probability) : new StepRange(0);
        return valid;
    }

    public override bool TryRead(JsonElement json, out StepRange value)
    {
        value = default;
        return json.ValueKind switch
        {
            JsonValueKind.Number => TryParse(json.GetRawText(), out value),
            JsonValueKind.String => TryParse(json.GetString()!, out value),
            _ => false,
        };
    }

    public override string Format(StepRange value) =>
        value.Probability < 1 ? FormattableString.Invariant($"{value.Range}:{value.Probability}") : value.Range.ToString(CultureInfo.InvariantCulture);

    public override JsonNode? Write(StepRange value) => value.Probability < 1 ? JsonValue.Create(Format(value)) : JsonValue.Create(value.Range);

    public override bool IsOn(StepRange value) => value.Range > 0;

    private static bool TryNumber(string text, double most, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && number >= 0 && number <= most;
}
