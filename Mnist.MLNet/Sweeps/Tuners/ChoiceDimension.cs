using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>A choice: cells of equal length, in the order of the list, which means nothing.</summary>
internal sealed class ChoiceDimension(IReadOnlyList<string> path, Parameter[] choices) : SearchDimension(path)
{
    public override int? Count => choices.Length;

    public override Parameter ValueAt(double place) => choices[IndexAt(place)];

    public override double PlaceOf(Parameter value) => Array.IndexOf(choices, value) is >= 0 and var index
        ? PlaceAt(index)
        : throw new ArgumentException($"{Name} is {value}; it must be one of {string.Join(", ", choices.AsEnumerable())}.");

    public override (double Low, double High) Cell(double place)
    {
        double index = IndexAt(place);
        return (index / choices.Length, (index + 1) / choices.Length);
    }

    public override IEnumerable<double> Grid(int steps) => Enumerable.Range(0, choices.Length).Select(PlaceAt);

    public int IndexAt(double place) => Math.Min((int)(place * choices.Length), choices.Length - 1);

    /// <summary>The indices of the choices whose text passes a test.</summary>
    public IReadOnlyList<int> IndicesWhere(Func<string, bool> test) => [.. Enumerable.Range(0, choices.Length).Where(index => test(Text(choices[index])))];

    /// <summary>The indices of the choices with these texts.</summary>
    /// <exception cref="ArgumentException">There is no such choice.</exception>
    public IReadOnlyList<int> IndicesOf(IEnumerable<string> texts) => [.. texts.Select(text =>
        Array.FindIndex(choices, choice => Text(choice) == text) is >= 0 and var index
            ? index
            : throw new ArgumentException($"{Name} is never '{text}'; its values are {string.Join(", ", choices.Select(Text))}."))];

    private double PlaceAt(int index) => (index + 0.5) / choices.Length;

    private static string Text(Parameter choice) => choice.ParameterType == ParameterType.String ? choice.AsType<string>() : choice.ToString();
}
