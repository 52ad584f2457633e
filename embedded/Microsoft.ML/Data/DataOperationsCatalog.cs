using System.Numerics;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Loads, splits, filters and caches data. Every view that it makes is lazy.</summary>
public sealed partial class DataOperationsCatalog
{
    private const int DefaultSamplingSeed = 42;

    private readonly Host _host;

    internal DataOperationsCatalog(Host host)
    {
        _host = host;
    }

    /// <summary>A view of objects, whose members are the columns. The sequence is walked over by each reading; it must give the same objects every time.</summary>
    /// <param name="data">The objects.</param>
    /// <param name="schemaDefinition">The columns; null for what attributes say.</param>
    /// <exception cref="ArgumentOutOfRangeException">A member's type can be no column.</exception>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition? schemaDefinition = null)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(data);
        return new EnumerableDataView<TRow>(data, schemaDefinition);
    }

    /// <summary>A view of objects with the columns of a schema, for which the class must have members.</summary>
    /// <exception cref="InvalidOperationException">A column has no member.</exception>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(schema);
        return new EnumerableDataView<TRow>(data, ObjectSchema.Definition(typeof(TRow), schema));
    }

    /// <summary>The rows of a view as objects.</summary>
    /// <param name="data">The view.</param>
    /// <param name="reuseRowObject">Whether all rows come in one and the same object, which then changes with every row.</param>
    /// <param name="ignoreMissingColumns">Whether members that the view has no column for are left alone instead of being an error.</param>
    /// <param name="schemaDefinition">The columns; null for what attributes say.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    /// <exception cref="InvalidOperationException">A member cannot hold its column.</exception>
    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition? schemaDefinition = null)
        where TRow : class, new()
    {
        ArgumentNullException.ThrowIfNull(data);
        var bound = ObjectSetters.Bind(typeof(TRow), data.Schema, ignoreMissingColumns, schemaDefinition);
        return Rows();

        IEnumerable<TRow> Rows()
        {
            using var cursor = data.GetRowCursor(bound.Select(b => b.Column));
            var setters = ObjectSetters.Create<TRow>(bound, cursor);
            var row = new TRow();
            for (bool first = true; cursor.MoveNext(); first = false)
            {
                if (!first && !reuseRowObject)
                {
                    row = new TRow();
                }
                foreach (var set in setters)
                {
                    set(row);
                }
                yield return row;
            }
        }
    }

    /// <summary>A bootstrap sample: each row as often as a Poisson variable of mean 1 says.</summary>
    /// <param name="input">The view.</param>
    /// <param name="seed">The seed; without it, one is drawn from the context.</param>
    /// <param name="complement">Whether to give the rows that a sample of the same seed leaves out.</param>
    public IDataView BootstrapSample(IDataView input, int? seed = null, bool complement = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BootstrapView(input, seed ?? DrawSeed("BootstrapSample"), complement);
    }

    /// <summary>Keeps in memory what is read of a view, column by column as they are asked for.</summary>
    /// <param name="input">The view.</param>
    /// <param name="columnsToPrefetch">Columns to keep with the first reading, whether it asks for them or not.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    public IDataView Cache(IDataView input, params string[]? columnsToPrefetch)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new CacheDataView(
            input,
            [.. (columnsToPrefetch ?? []).Select(c => input.Schema.GetColumnOrNull(c) ?? throw SchemaMismatch.Missing(nameof(columnsToPrefetch), "prefetch", c))]);
    }

    /// <summary>The rows whose number lies in a range.</summary>
    /// <param name="input">The view.</param>
    /// <param name="columnName">A column of single or double precision.</param>
    /// <param name="lowerBound">The lowest number, included.</param>
    /// <param name="upperBound">The limit, not included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of another type, or the range is empty.</exception>
    public IDataView FilterRowsByColumn(
        IDataView input, string columnName, double lowerBound = double.NegativeInfinity, double upperBound = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check.NotEmpty(columnName);
        Check.Parameter(lowerBound < upperBound, nameof(upperBound), $"The upper bound must be greater than the lower bound {lowerBound}, but got {upperBound}.");
        var column = input.Schema[columnName];
        if (column.Type != NumberDataViewType.Single && column.Type != NumberDataViewType.Double)
        {
            throw SchemaMismatch.Type(nameof(columnName), "filter", columnName, "number of type Single or Double", $"{column.Type}");
        }
        return (IDataView)Generic.Call(typeof(DataOperationsCatalog), nameof(FilterByNumber), [column.Type.RawType], input, column, lowerBound, upperBound)!;
    }

    /// <summary>The rows whose key lies in a part of all keys: key k of n counts as (k − 0.5) / n. Rows without a key are left out.</summary>
    /// <param name="input">The view.</param>
    /// <param name="columnName">A column of keys.</param>
    /// <param name="lowerBound">The lowest fraction, from 0 to 1, included.</param>
    /// <param name="upperBound">The limit, from 0 to 1, not included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of another type, or a bound is out of range.</exception>
    public IDataView FilterRowsByKeyColumnFraction(IDataView input, string columnName, double lowerBound = 0, double upperBound = 1)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check.NotEmpty(columnName);
        Check.Parameter(lowerBound is >= 0 and <= 1, nameof(lowerBound), "Must be in [0, 1]");
        Check.Parameter(upperBound is >= 0 and <= 1, nameof(upperBound), "Must be in [0, 1]");
        Check.Parameter(lowerBound <= upperBound, nameof(upperBound), "Must be no less than lowerBound");
        if (input.Schema[columnName].Type is not KeyDataViewType)
        {
            throw SchemaMismatch.Type(nameof(columnName), "filter", columnName, "KeyType", $"{input.Schema[columnName].Type}");
        }
        return RowSampling.Create(input, columnName, DefaultSamplingSeed).Part(lowerBound, upperBound, complement: false);
    }

    /// <summary>The rows that miss no value in any of some columns.</summary>
    /// <param name="input">The view.</param>
    /// <param name="columns">Columns of single or double precision, or of keys, or of vectors of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">No column is named, one is missing, or one's values cannot be missing.</exception>
    public IDataView FilterRowsByMissingValues(IDataView input, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check.Parameter(columns is { Length: > 0 }, nameof(columns), "Name at least one column.");
        var tested = Array.ConvertAll(columns, c => input.Schema[c]);
        Array.ForEach(tested, MissingValues.CheckSupported);
        return new FilterView(input, canShuffle: true, tested, row =>
        {
            var tests = Array.ConvertAll(tested, c => MissingValues.TestOfPresence(row, c));
            return () => Array.TrueForAll(tests, test => test());
        });
    }

    /// <summary>The view in random order: the same order with each reading, unless that brings a <see cref="Random"/> of its own.</summary>
    /// <param name="input">The view.</param>
    /// <param name="seed">The seed; without it, one is drawn from the context.</param>
    /// <param name="shufflePoolSize">How many rows are kept in memory to choose from, at least 1.</param>
    /// <param name="shuffleSource">Whether the view below is asked to shuffle, too.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pool has no room.</exception>
    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check.Parameter(shufflePoolSize > 0, nameof(shufflePoolSize), "Must be positive");
        return new ShuffleView(input, seed ?? DrawSeed("Shuffle"), shufflePoolSize, shuffleSource);
    }

    /// <summary>The view without its first rows.</summary>
    /// <param name="input">The view.</param>
    /// <param name="count">How many rows to leave out, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public IDataView SkipRows(IDataView input, long count)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check.Parameter(count > 0, nameof(count), "Must be greater than zero.");
        return new RangeView(input, count, long.MaxValue);
    }

    /// <summary>The first rows of the view.</summary>
    /// <param name="input">The view.</param>
    /// <param name="count">How many rows to keep, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public IDataView TakeRows(IDataView input, long count)
    {
        ArgumentNullException.ThrowIfNull(input);
        Check.Parameter(count > 0, nameof(count), "Must be greater than zero.");
        return new RangeView(input, 0, count);
    }

    /// <summary>Splits the rows in two parts, by chance: the fraction holds approximately. One seed always gives the same split.</summary>
    /// <param name="data">The view.</param>
    /// <param name="testFraction">The part to test on, between 0 and 1.</param>
    /// <param name="samplingKeyColumnName">A column whose equal values must come to the same part.</param>
    /// <param name="seed">The seed; without it, that of the context, or a fixed one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is out of range, or the column is missing.</exception>
    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string? samplingKeyColumnName = null, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check.Parameter(testFraction is > 0 and < 1, nameof(testFraction), "Must be between 0 and 1 exclusive");
        var sampling = RowSampling.Create(data, samplingKeyColumnName, seed ?? _host.Session.Seed ?? DefaultSamplingSeed);
        return new(sampling.Part(0, testFraction, complement: true), sampling.Part(0, testFraction, complement: false));
    }

    /// <summary>Splits the rows in folds, by chance; each fold is the test part of one split and belongs to the training part of all others.</summary>
    /// <param name="data">The view.</param>
    /// <param name="numberOfFolds">How many folds, at least 2.</param>
    /// <param name="samplingKeyColumnName">A column whose equal values must come to the same fold.</param>
    /// <param name="seed">The seed; without it, that of the context, or a fixed one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are too few folds, or the column is missing.</exception>
    public IReadOnlyList<TrainTestData> CrossValidationSplit(IDataView data, int numberOfFolds = 5, string? samplingKeyColumnName = null, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check.Parameter(numberOfFolds > 1, nameof(numberOfFolds), "Must be more than 1");
        var sampling = RowSampling.Create(data, samplingKeyColumnName, seed ?? _host.Session.Seed ?? DefaultSamplingSeed);
        return [.. Enumerable.Range(0, numberOfFolds).Select(fold =>
        {
            double from = (double)fold / numberOfFolds;
            double to = (double)(fold + 1) / numberOfFolds;
            return new TrainTestData(sampling.Part(from, to, complement: true), sampling.Part(from, to, complement: false));
        })];
    }

    private static FilterView FilterByNumber<T>(IDataView input, DataViewSchema.Column column, double lowerBound, double upperBound)
        where T : struct, INumber<T>
        => new(input, canShuffle: true, [column], row =>
        {
            var getter = row.GetGetter<T>(column);
            return () =>
            {
                T value = default;
                getter(ref value);
                double number = double.CreateChecked(value);
                return number >= lowerBound && number < upperBound;
            };
        });

    private int DrawSeed(string operation) => _host.Register(operation).Rand.Next();
}
