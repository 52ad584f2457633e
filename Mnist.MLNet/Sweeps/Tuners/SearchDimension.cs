using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>One option of a search space. Its values lie on the line from 0 to 1; each value of a discrete option takes up a cell of it.</summary>
internal abstract class SearchDimension(IReadOnlyList<string> path)
{
    /// <summary>The names that lead to it, from the outermost search space on.</summary>
    public IReadOnlyList<string> Path { get; } = path;

    /// <summary>The names joined by dots.</summary>
    public string Name { get; } = string.Join('.', path);

    /// <summary>The number of values; null where it is continuous.</summary>
    public abstract int? Count { get; }

    /// <summary>The value at a place.</summary>
    /// <param name="place">From 0 to 1.</param>
    public abstract Parameter ValueAt(double place);

    /// <summary>The place of a value, in the middle of its cell; a number outside the range counts as the nearer end.</summary>
    /// <exception cref="ArgumentException">It is not one of the choices.</exception>
    public abstract double PlaceOf(Parameter value);

    /// <summary>The cell that a place is in; a point where the option is continuous.</summary>
    public virtual (double Low, double High) Cell(double place) => (place, place);

    /// <summary>The place that stands for all places of the same value.</summary>
    public double Settle(double place)
    {
        var (low, high) = Cell(place);
        return (low + high) / 2;
    }

    /// <summary>The places of a grid: every value of a discrete option of at most that many, else so many at equal distances, the ends among them.</summary>
    /// <param name="steps">At least 2.</param>
    public abstract IEnumerable<double> Grid(int steps);
}
