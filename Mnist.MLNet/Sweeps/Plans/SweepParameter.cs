using System.Globalization;
using Mnist.MLNet.Recipes.Settings;

namespace Mnist.MLNet.Sweeps;

/// <summary>A setting that a sweep varies.</summary>
public abstract record SweepParameter
{
    private protected SweepParameter(string setting) => Setting = setting;

    /// <summary>The setting's name.</summary>
    public string Setting { get; }

    /// <summary>The values as a command line has them.</summary>
    public abstract string Text { get; }

    /// <summary>Reads a parameter with its values.</summary>
    /// <param name="name">The setting's name or another of its names.</param>
    /// <param name="values">The values as text.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ArgumentException">There is no such setting, there is no value, one is there twice, or one is not of the setting.</exception>
    public static ChoiceParameter Choice(string name, IEnumerable<string> values)
    {
        var setting = Vary(name);
        string[] texts = [.. values.Select(value => Canonical(value.Trim()))];
        if (texts.Length == 0 || texts is [""])
        {
            throw new ArgumentException($"{setting.Name} has no values; name at least one, as in {setting.Name}=A,B.");
        }

        if (Array.Find(texts, text => !setting.Accepts(text)) is { } wrong)
        {
            throw new ArgumentException($"{setting.Name} is '{wrong}'; it must be {setting.Range}.");
        }

        return texts.Distinct().Count() == texts.Length
            ? new ChoiceParameter(setting.Name, texts)
            : throw new ArgumentException($"{setting.Name} names {texts.GroupBy(text => text).First(group => group.Count() > 1).Key} twice; name each value once.");
    }

    /// <summary>Reads a parameter with its range.</summary>
    /// <param name="name">The setting's name or another of its names.</param>
    /// <param name="text">The range, such as <c>1e-5..1e-1:log</c>; without <c>:log</c> evenly.</param>
    /// <returns>The parameter.</returns>
    /// <exception cref="ArgumentException">There is no such setting, or the range is not one of numbers that it takes.</exception>
    public static RangeParameter Range(string name, string text)
    {
        var setting = Vary(name);
        bool isLogarithmic = text.EndsWith(":log", StringComparison.OrdinalIgnoreCase);
        string[] ends = (isLogarithmic ? text[..^":log".Length] : text).Split("..");
        if (ends.Length != 2 || !Number(ends[0], out double from) || !Number(ends[1], out double to) || from >= to || (isLogarithmic && from <= 0))
        {
            throw new ArgumentException($"{setting.Name} has the range '{text}'; it must be LOW..HIGH or LOW..HIGH:log with numbers, the lower first, and above 0 for log.");
        }

        if (Array.Find(ends, end => !setting.Accepts(end)) is { } wrong)
        {
            throw new ArgumentException($"{setting.Name} is '{wrong}' at an end of its range; it must be {setting.Range}.");
        }

        // A setting of whole numbers takes none between two of them.
        bool isWhole = double.IsInteger(from) && double.IsInteger(to) && !setting.Accepts((from + 0.5).ToString(CultureInfo.InvariantCulture));
        return new RangeParameter(setting.Name, from, to, isLogarithmic, isWhole);
    }

    // So that 1e-3 and 0.001 are one value.
    private static string Canonical(string value) => Number(value, out double number) ? number.ToString(CultureInfo.InvariantCulture) : value.ToLowerInvariant();

    private static bool Number(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static RecipeSetting Vary(string name) => RecipeSettings.Get(name) switch
    {
        { Name: "threads" } => throw new ArgumentException("threads cannot be varied: results do not depend on them."),
        { Name: "protocol" } => throw new ArgumentException("protocol cannot be varied: a sweep chooses on rows set aside from the training images."),
        var setting => setting,
    };
}
