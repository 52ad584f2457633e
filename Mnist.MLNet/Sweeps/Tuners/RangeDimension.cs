using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>The numbers of a range.</summary>
internal sealed class RangeDimension(IReadOnlyList<string> path, UniformNumericOption option) : SearchDimension(path)
{
    private readonly NumberScale _scale = new(option.Min, option.Max, option.LogBase);

    public override int? Count => null;

    public override Parameter ValueAt(double place)
    {
        double value = _scale.ValueAt(place);
        return option is UniformSingleOption ? Parameter.FromFloat((float)value) : Parameter.FromDouble(value);
    }

    public override double PlaceOf(Parameter value) => _scale.PlaceOf(value.AsType<double>());

    public override IEnumerable<double> Grid(int steps) => Enumerable.Range(0, steps).Select(i => i / (steps - 1.0));
}
