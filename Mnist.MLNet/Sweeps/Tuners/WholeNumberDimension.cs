using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>The whole numbers of a range: n takes the cell from n to n + 1, so that both ends are reached.</summary>
internal sealed class WholeNumberDimension(IReadOnlyList<string> path, UniformIntOption option) : SearchDimension(path)
{
    private readonly NumberScale _scale = new(option.Min, option.Max + 1, option.LogBase);

    public override int? Count => (int)(option.Max - option.Min) + 1;

    public override Parameter ValueAt(double place) => Parameter.FromInt(NumberAt(place));

    public override double PlaceOf(Parameter value) => PlaceOf(Math.Clamp(value.AsType<int>(), (int)option.Min, (int)option.Max));

    public override (double Low, double High) Cell(double place)
    {
        int number = NumberAt(place);
        return (_scale.PlaceOf(number), _scale.PlaceOf(number + 1.0));
    }

    public override IEnumerable<double> Grid(int steps) => Count <= steps
        ? Enumerable.Range((int)option.Min, Count.Value).Select(PlaceOf)
        : Enumerable.Range(0, steps).Select(i => Settle(i / (steps - 1.0))).Distinct();

    // A cell begins exactly at its number; rounding must not push that into the cell before.
    private int NumberAt(double place) => (int)Math.Clamp(Math.Floor(_scale.ValueAt(place) + 1e-9), option.Min, option.Max);

    private double PlaceOf(int number) => (_scale.PlaceOf(number) + _scale.PlaceOf(number + 1.0)) / 2;
}
