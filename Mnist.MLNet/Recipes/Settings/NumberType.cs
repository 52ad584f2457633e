using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>Finite numbers in a range.</summary>
/// <param name="range">The range, to follow "a number".</param>
/// <param name="isInRange">Whether a finite number is in it.</param>
/// <param name="offAtZero">Whether 0 switches off what the number is for.</param>
internal sealed class NumberType(string range, Func<double, bool> isInRange, bool offAtZero = false) : SettingType<double>($"a number {range}")
{
    public static NumberType AboveZero { get; } = new("above 0", number => number > 0);

    public static NumberType FromZero { get; } = new("from 0", number => number >= 0, offAtZero: true);

    public static NumberType FromZeroToOne { get; } = new("from 0 to 1", number => number is >= 0 and <= 1, offAtZero: true);

    public static NumberType FromZeroToBelowOne { get; } = new("from 0 to below 1", number => number is >= 0 and < 1, offAtZero: true);

    protected override JsonValueKind JsonKind => JsonValueKind.Number;

    public override bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && isInRange(value);

    public override string Format(double value) => value.ToString(CultureInfo.InvariantCulture);

    public override string Describe(double value) => ShownNumber.Of(value, "G5");

    public override bool IsOn(double value) => value != 0 || !offAtZero;

    public override JsonNode? Write(double value) => JsonValue.Create(value);
}
