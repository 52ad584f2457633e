namespace Mnist.MLNet.Sweeps.Importance;

/// <summary>A part of the line from 0 to 1: stretches that do not touch, in order.</summary>
internal sealed class Extent
{
    private Extent(IReadOnlyList<(double Low, double High)> stretches) => (Stretches, Width) = (stretches, stretches.Sum(stretch => stretch.High - stretch.Low));

    /// <summary>The whole line.</summary>
    public static Extent Whole { get; } = new([(0, 1)]);

    /// <summary>The stretches.</summary>
    public IReadOnlyList<(double Low, double High)> Stretches { get; }

    /// <summary>How long they are together.</summary>
    public double Width { get; }

    /// <summary>Whether a place lies in it.</summary>
    public bool Contains(double place) => Stretches.Any(stretch => place >= stretch.Low && (place < stretch.High || place == 1));

    /// <summary>What of it lies in another part.</summary>
    public Extent And(Extent other) => new([
        .. from one in Stretches
           from two in other.Stretches
           let low = Math.Max(one.Low, two.Low)
           let high = Math.Min(one.High, two.High)
           where low < high
           select (low, high)]);

    /// <summary>The line up to a place, and from there on.</summary>
    public static (Extent Below, Extent Above) Cut(double place) => (new([(0, place)]), new([(place, 1)]));

    /// <summary>Some cells of a line, and the others.</summary>
    public static (Extent In, Extent Out) Cells(IEnumerable<(double Low, double High)> cells, Predicate<int> isIn)
    {
        var (inside, outside) = (new List<(double Low, double High)>(), new List<(double Low, double High)>());
        foreach (var (index, cell) in cells.Index())
        {
            var part = isIn(index) ? inside : outside;
            if (part is [.., var last] && last.High == cell.Low)
            {
                part[^1] = (last.Low, cell.High);
            }
            else
            {
                part.Add(cell);
            }
        }

        return (new(inside), new(outside));
    }
}
