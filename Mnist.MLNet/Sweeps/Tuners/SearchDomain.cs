using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;
using SearchSpace = Microsoft.ML.SearchSpace.SearchSpace;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>
/// A search space as tuners of this library see it: a list of dimensions, in which a point has a place from 0 to 1 each, or no number where a dimension does not count.
/// A dimension comes after the choice on which it depends.
/// </summary>
internal sealed class SearchDomain
{
    // How ML.NET names the choice between the rows of a sweepable pipeline, such as "e0 * e2".
    private const string PipelineChoice = "_SCHEMA_";

    private readonly SearchSpace _space;
    private readonly Requirement?[] _requirements;
    private readonly int[] _choices;

    /// <exception cref="ArgumentException">The space is empty, has an option of an unknown kind, or a condition does not fit it.</exception>
    public SearchDomain(SearchSpace space, IEnumerable<SearchCondition>? conditions = null)
    {
        _space = space;
        var dimensions = Flatten(space, []).ToList();
        if (dimensions.Count == 0)
        {
            throw new ArgumentException("The search space is empty; there is nothing to tune.");
        }

        var requirements = new Dictionary<SearchDimension, Requirement>();
        foreach (var requirement in Requirements(dimensions, conditions ?? []))
        {
            if (!requirements.TryAdd(requirement.Dimension, requirement))
            {
                throw new ArgumentException($"{requirement.Dimension.Name} has more than one condition; it can have one.");
            }
        }

        dimensions = [.. InDependence(dimensions, requirements)];
        Dimensions = dimensions;
        _requirements = [.. dimensions.Select(requirements.GetValueOrDefault)];
        _choices = [.. _requirements.Select(requirement => requirement is null ? -1 : dimensions.IndexOf(requirement.Choice))];
    }

    public IReadOnlyList<SearchDimension> Dimensions { get; }

    /// <summary>Whether dimensions depend on choices.</summary>
    public bool IsConditional => _requirements.Any(requirement => requirement is not null);

    /// <summary>The point with the given places, settled to the middle of their cells; dimensions that do not count are passed over.</summary>
    public double[] Point(Func<int, double> place)
    {
        double[] point = new double[Dimensions.Count];
        for (int i = 0; i < point.Length; i++)
        {
            point[i] = Counts(i, point) ? Dimensions[i].Settle(place(i)) : double.NaN;
        }

        return point;
    }

    /// <summary>Whether a dimension counts at a point, of which the dimensions before it are known.</summary>
    public bool Counts(int dimension, ReadOnlySpan<double> point) =>
        _requirements[dimension] is not { } requirement
        || (point[_choices[dimension]] is var place && !double.IsNaN(place) && requirement.Indices.Contains(requirement.Choice.IndexAt(place)));

    /// <summary>The parameters at a point: a dimension that does not count is left out, and keeps its start value in a part of a pipeline.</summary>
    public Parameter ToParameter(ReadOnlySpan<double> point)
    {
        var root = _space.SampleFromFeatureSpace(_space.Default);
        for (int i = 0; i < point.Length; i++)
        {
            var path = Dimensions[i].Path;
            var parent = path.SkipLast(1).Aggregate(root, (parameter, name) => parameter[name]);
            if (!double.IsNaN(point[i]))
            {
                parent[path[^1]] = Dimensions[i].ValueAt(point[i]);
            }
            else if (_requirements[i] is { IsPipelines: false })
            {
                parent.Remove(path[^1]);
            }
        }

        return root;
    }

    /// <summary>The point of parameters.</summary>
    /// <exception cref="ArgumentException">A value is missing, or not one of the option's.</exception>
    public double[] ToPoint(Parameter parameter) => Point(i =>
    {
        var found = parameter;
        foreach (string name in Dimensions[i].Path)
        {
            found = found.TryGetValue(name, out var member) ? member : throw new ArgumentException($"The parameters lack {Dimensions[i].Name}: {parameter}");
        }

        return Dimensions[i].PlaceOf(found);
    });

    private static IEnumerable<SearchDimension> Flatten(IEnumerable<KeyValuePair<string, OptionBase>> space, IReadOnlyList<string> outer)
    {
        foreach (var (name, option) in space)
        {
            IReadOnlyList<string> path = [.. outer, name];
            IEnumerable<SearchDimension> dimensions = option switch
            {
                IDictionary<string, OptionBase> nested => Flatten(nested, path),
                ChoiceOption choice => [new ChoiceDimension(path, choice.Choices)],
                UniformIntOption whole => [new WholeNumberDimension(path, whole)],
                UniformNumericOption range => [new RangeDimension(path, range)],
                _ => throw new ArgumentException($"{string.Join('.', path)} is a {option.GetType().Name}; tuners know choices, ranges and search spaces."),
            };
            foreach (var dimension in dimensions)
            {
                yield return dimension;
            }
        }
    }

    private static IEnumerable<Requirement> Requirements(List<SearchDimension> dimensions, IEnumerable<SearchCondition> conditions)
    {
        foreach (var condition in conditions)
        {
            var choice = dimensions.Find(dimension => dimension.Name == condition.Choice) as ChoiceDimension
                ?? throw new ArgumentException($"The condition of {condition.Name} hangs on '{condition.Choice}', which is no choice of the search space.");
            var indices = choice.IndicesOf(condition.Values);
            var conditional = dimensions.FindAll(dimension => dimension != choice && IsIn(dimension, condition.Name));
            if (conditional.Count == 0)
            {
                throw new ArgumentException($"There is a condition for '{condition.Name}', which is not in the search space.");
            }

            foreach (var dimension in conditional)
            {
                yield return new(dimension, choice, indices, IsPipelines: false);
            }
        }

        foreach (var rows in dimensions.OfType<ChoiceDimension>().Where(dimension => dimension.Path[^1] == PipelineChoice))
        {
            string pipeline = rows.Name[..^PipelineChoice.Length];
            foreach (var dimension in dimensions.Where(dimension => dimension != rows && dimension.Name.StartsWith(pipeline, StringComparison.Ordinal)))
            {
                string estimator = dimension.Path[rows.Path.Count - 1];
                var indices = rows.IndicesWhere(row => row.Split(" * ").Contains(estimator));
                if (indices.Count < rows.Count)
                {
                    yield return new(dimension, rows, indices, IsPipelines: true);
                }
            }
        }
    }

    private static bool IsIn(SearchDimension dimension, string name) =>
        dimension.Name == name || dimension.Name.StartsWith(name + ".", StringComparison.Ordinal);

    /// <summary>The dimensions in their order, but each after the choice on which it depends.</summary>
    private static IEnumerable<SearchDimension> InDependence(List<SearchDimension> dimensions, Dictionary<SearchDimension, Requirement> requirements)
    {
        var left = new List<SearchDimension>(dimensions);
        var placed = new HashSet<SearchDimension>();
        while (left.Count > 0)
        {
            var next = left.Find(dimension => !requirements.TryGetValue(dimension, out var requirement) || placed.Contains(requirement.Choice))
                ?? throw new ArgumentException($"The conditions of {string.Join(", ", left.Select(dimension => dimension.Name))} depend on one another.");
            left.Remove(next);
            placed.Add(next);
            yield return next;
        }
    }

    private sealed record Requirement(SearchDimension Dimension, ChoiceDimension Choice, IReadOnlyList<int> Indices, bool IsPipelines);
}
