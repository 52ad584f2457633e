using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>Whole numbers, with a least and a greatest one where the range is limited.</summary>
internal sealed class WholeNumberType(int least = int.MinValue, int most = int.MaxValue) : SettingType<int>(Describe(least, most))
{
    protected override JsonValueKind JsonKind => JsonValueKind.Number;

    public override bool TryParse(string text, out int value) =>
        int.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;

    public override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    public override JsonNode? Write(int value) => JsonValue.Create(value);

    private static string Describe(int least, int most) =>
        least == int.MinValue ? "a whole number" : FormattableString.Invariant($"a whole number from {least}{(most == int.MaxValue ? "" : FormattableString.Invariant($" to {most:N0}"))}");
}
