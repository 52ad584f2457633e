using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.SearchSpace;
using Microsoft.ML.SearchSpace.Option;

namespace Microsoft.ML.AutoML;

/// <summary>
/// Estimators in a row, some of them one of several. Its search space has one nested space an estimator, named e0, e1 and so on, and the choice <c>_SCHEMA_</c>
/// of a row, such as <c>e0 * e2</c>.
/// </summary>
public class SweepablePipeline : ISweepable<EstimatorChain<ITransformer>>
{
    private const string SchemaName = "_SCHEMA_";
    private const string Then = " * ";

    /// <summary>The rows that can be chosen, each the names of its estimators.</summary>
    private readonly string[][] _rows;

    private string _currentSchema;

    internal SweepablePipeline()
        : this([], [[]])
    {
    }

    private SweepablePipeline(Dictionary<string, SweepableEstimator> estimators, string[][] rows)
    {
        Estimators = estimators;
        _rows = rows;
        _currentSchema = Schema(rows[0]);
    }

    /// <summary>The estimators by name.</summary>
    public Dictionary<string, SweepableEstimator> Estimators { get; }

    /// <summary>The search spaces of the estimators, and the choice between the rows.</summary>
    public SearchSpace.SearchSpace SearchSpace
    {
        get
        {
            var space = new SearchSpace.SearchSpace();
            foreach (var (name, estimator) in Estimators)
            {
                space.Add(name, estimator.SearchSpace);
            }

            space.Add(SchemaName, new ChoiceOption(Array.ConvertAll(_rows, object (row) => Schema(row))));
            return space;
        }
    }

    /// <summary>The parameters that the estimators have now, and the row that was built last.</summary>
    public Parameter CurrentParameter
    {
        get
        {
            var parameter = Parameter.CreateNestedParameter();
            foreach (var (name, estimator) in Estimators)
            {
                parameter[name] = estimator.Parameter;
            }

            parameter[SchemaName] = Parameter.FromString(_currentSchema);
            return parameter;
        }
    }

    /// <summary>Makes the chosen row of estimators.</summary>
    /// <param name="context">The context that they work in.</param>
    /// <param name="parameter">The point of the search space.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="KeyNotFoundException">The parameter lacks the choice, or an estimator of the chosen row.</exception>
    public EstimatorChain<ITransformer> BuildFromOption(MLContext context, Parameter parameter)
    {
        _currentSchema = parameter[SchemaName].AsType<string>();
        return _currentSchema.Split(Then, StringSplitOptions.RemoveEmptyEntries).Aggregate(
            new EstimatorChain<ITransformer>(),
            (chain, name) => chain.Append(Estimators[name].BuildFromOption(context, parameter[name])));
    }

    /// <summary>This pipeline followed by one of several.</summary>
    /// <param name="sweepables">Sweepable estimators and pipelines, one of which is chosen in each trial; at least one.</param>
    /// <returns>The new pipeline.</returns>
    /// <exception cref="ArgumentException">There is none, or one is of another kind.</exception>
    public SweepablePipeline Append(params ISweepable<IEstimator<ITransformer>>[] sweepables)
    {
        ArgumentNullException.ThrowIfNull(sweepables);
        if (sweepables.Length == 0)
        {
            throw new ArgumentException("There is nothing to append.", nameof(sweepables));
        }

        var estimators = new Dictionary<string, SweepableEstimator>(Estimators);
        string[][] ends = [.. sweepables.SelectMany(s => s switch
        {
            SweepableEstimator estimator => [[Name(estimators, estimator)]],
            SweepablePipeline pipeline => pipeline.RowsWithin(estimators),
            _ => throw new ArgumentException($"{s.GetType().Name} is neither a {nameof(SweepableEstimator)} nor a {nameof(SweepablePipeline)}.", nameof(sweepables)),
        })];
        return new(estimators, [.. _rows.SelectMany(_ => ends, string[] (start, end) => [.. start, .. end])]);
    }

    /// <summary>The names of the estimators in the row that a trial's parameters choose, such as <c>e0=>e2</c>; empty without a pipeline's parameters.</summary>
    /// <param name="parameter">The parameters of a trial.</param>
    public string ToString(Parameter parameter) => parameter.TryGetValue(AutoMLExperiment.PipelineSearchSpaceName, out var own)
        ? string.Join("=>", own[SchemaName].AsType<string>().Split(Then, StringSplitOptions.RemoveEmptyEntries))
        : "";

    private static string Schema(string[] row) => string.Join(Then, row);

    private static string Name(Dictionary<string, SweepableEstimator> estimators, SweepableEstimator added)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"e{estimators.Count}");
        estimators.Add(name, added);
        return name;
    }

    /// <summary>The rows of this pipeline, under new names that its estimators get among others.</summary>
    private string[][] RowsWithin(Dictionary<string, SweepableEstimator> others)
    {
        var names = Estimators.ToDictionary(e => e.Key, e => Name(others, e.Value));
        return Array.ConvertAll(_rows, row => Array.ConvertAll(row, name => names[name]));
    }
}
