using Microsoft.ML.Runtime;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;

namespace Microsoft.ML.AutoML;

/// <summary>Proposes every point of a grid once. A choice has its values, a range points at equal distances, its ends among them.</summary>
internal sealed class GridSearchTuner : IEndingTuner
{
    private readonly SearchSpace.SearchSpace _space;
    private readonly double[][] _coordinates;
    private readonly int[] _place;

    public GridSearchTuner(SearchSpace.SearchSpace space, int step)
    {
        Check.Parameter(step >= 2, nameof(step), "Must be at least 2");
        _space = space;
        _coordinates = [.. Axes(space, step)];
        _place = new int[_coordinates.Length];
    }

    public bool IsDone { get; private set; }

    public Parameter Propose(TrialSettings settings)
    {
        Check.State(!IsDone, "Every point of the grid has been proposed.");
        var point = _space.SampleFromFeatureSpace([.. _place.Select((at, axis) => _coordinates[axis][at])]);
        MoveOn();
        return point;
    }

    public void Update(TrialResult result)
    {
        // The grid is the same whatever comes of it.
    }

    private void MoveOn()
    {
        for (int axis = _place.Length - 1; axis >= 0; axis--)
        {
            if (++_place[axis] < _coordinates[axis].Length)
            {
                return;
            }

            _place[axis] = 0;
        }

        IsDone = true;
    }

    private static IEnumerable<double[]> Axes(OptionBase option, int step) => option switch
    {
        SearchSpace.SearchSpace nested => nested.OrderBy(o => o.Key, StringComparer.Ordinal).SelectMany(o => Axes(o.Value, step)),
        UniformNumericOption range => [[.. Enumerable.Range(0, step).Select(i => i / (step - 1.0)).DistinctBy(at => range.SampleFromFeatureSpace([at]))]],
        _ => option.Step.Select(values => Enumerable.Range(0, values ?? step).Select(i => (i + 0.5) / (values ?? step)).ToArray()),
    };
}
