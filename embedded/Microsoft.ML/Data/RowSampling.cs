using System.Numerics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>
/// Gives each row a number in [0, 1], by which the row falls to one part of a split.
/// Without a sampling column the number comes of the seed and the row's place; with one, of its value alone, so that rows of one value stay together.
/// Rows whose key is missing or whose number is NaN get NaN, and belong to no part.
/// </summary>
internal sealed class RowSampling
{
    private readonly IDataView _data;
    private readonly DataViewSchema.Column[] _columns;
    private readonly Func<DataViewRow, Func<double>> _createNumber;

    private RowSampling(IDataView data, DataViewSchema.Column[] columns, Func<DataViewRow, Func<double>> createNumber)
    {
        _data = data;
        _columns = columns;
        _createNumber = createNumber;
    }

    public static RowSampling Create(IDataView data, string? samplingKeyColumn, int seed)
    {
        if (samplingKeyColumn is null)
        {
            ulong start = Mix((uint)seed);
            return new(data, [], row => () => Fraction(Mix(start + (ulong)row.Position)));
        }
        var column = data.Schema.GetColumnOrNull(samplingKeyColumn)
            ?? throw SchemaMismatch.Missing(nameof(samplingKeyColumn), "SamplingKeyColumn", samplingKeyColumn);
        var createNumber = (Func<DataViewRow, Func<double>>)(column.Type switch
        {
            KeyDataViewType key => Generic.Call(typeof(RowSampling), nameof(ByKey), [key.RawType], column, key.Count),
            NumberDataViewType { RawType: var type } when type == typeof(float) || type == typeof(double) => Generic.Call(typeof(RowSampling), nameof(ByRange), [type], data, column),
            TextDataViewType => ByHash<ReadOnlyMemory<char>>(column, seed, HashOfText),
            VectorDataViewType { ItemType: TextDataViewType } => ByHash<VBuffer<ReadOnlyMemory<char>>>(column, seed, HashOfTexts),
            VectorDataViewType { ItemType: var item } => Generic.Call(typeof(RowSampling), nameof(ByHashOfVector), [item.RawType], column, seed),
            _ => Generic.Call(typeof(RowSampling), nameof(ByHashOfValue), [column.Type.RawType], column, seed),
        })!;
        return new(data, [column], createNumber);
    }

    /// <summary>The rows whose number lies in [from, to), or in [from, 1] if <paramref name="to"/> is 1; or the rows whose number does not.</summary>
    public IDataView Part(double from, double to, bool complement)
        => new FilterView(_data, canShuffle: _columns.Length > 0, _columns, row =>
        {
            var number = _createNumber(row);
            double limit = to < 1 ? to : double.PositiveInfinity;
            return () => number() is var x && !double.IsNaN(x) && (x >= from && x < limit) != complement;
        });

    private static Func<DataViewRow, Func<double>> ByKey<T>(DataViewSchema.Column column, ulong count)
        where T : struct, IBinaryInteger<T>
        => row =>
        {
            var getter = row.GetGetter<T>(column);
            return () =>
            {
                T value = default;
                getter(ref value);
                ulong key = ulong.CreateTruncating(value);
                return key == 0 || key > count ? double.NaN : (key - 0.5) / count;
            };
        };

    /// <summary>Reads the data once, for the range of the values.</summary>
    private static Func<DataViewRow, Func<double>> ByRange<T>(IDataView data, DataViewSchema.Column column)
        where T : struct, INumber<T>
    {
        double min = double.PositiveInfinity;
        double max = double.NegativeInfinity;
        foreach (double value in data.GetColumn<T>(column).Select(double.CreateChecked).Where(double.IsFinite))
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
        double scale = max > min ? 1 / (max - min) : 0;
        return row =>
        {
            var getter = row.GetGetter<T>(column);
            return () =>
            {
                T value = default;
                getter(ref value);
                return (double.CreateChecked(value) - min) * scale;
            };
        };
    }

    private static Func<DataViewRow, Func<double>> ByHashOfValue<T>(DataViewSchema.Column column, int seed)
        where T : unmanaged
        => ByHash<T>(column, seed, (in value) => Hash(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value))));

    /// <summary>Hashes the values that are not the default one, so that dense and sparse vectors of the same values agree.</summary>
    private static Func<DataViewRow, Func<double>> ByHashOfVector<T>(DataViewSchema.Column column, int seed)
        where T : unmanaged
        => ByHash<VBuffer<T>>(column, seed, (in vector) =>
        {
            var values = vector.GetValues();
            var indices = vector.GetIndices();
            ulong hash = Mix((ulong)vector.Length);
            for (int i = 0; i < values.Length; i++)
            {
                if (!EqualityComparer<T>.Default.Equals(values[i], default))
                {
                    int index = vector.IsDense ? i : indices[i];
                    hash = Mix(hash + (ulong)index) + Hash(MemoryMarshal.AsBytes(values.Slice(i, 1)));
                }
            }
            return hash;
        });

    private static Func<DataViewRow, Func<double>> ByHash<T>(DataViewSchema.Column column, int seed, ValueHash<T> hash)
        => row =>
        {
            var getter = row.GetGetter<T>(column);
            ulong start = Mix((uint)seed);
            T value = default!;
            return () =>
            {
                getter(ref value);
                return Fraction(Mix(start ^ hash(in value)));
            };
        };

    private static ulong HashOfText(in ReadOnlyMemory<char> text) => Hash(MemoryMarshal.AsBytes(text.Span));

    private static ulong HashOfTexts(in VBuffer<ReadOnlyMemory<char>> texts)
    {
        ulong hash = 0;
        for (int i = 0; i < texts.Length; i++)
        {
            hash = Mix(hash) + HashOfText(texts.GetItemOrDefault(i));
        }
        return hash;
    }

    /// <summary>FNV-1a: stable from run to run, which <see cref="string.GetHashCode()"/> is not.</summary>
    private static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in bytes)
        {
            hash = (hash ^ b) * 1099511628211;
        }
        return hash;
    }

    /// <summary>The finaliser of SplitMix64, by which consecutive inputs give independent numbers.</summary>
    private static ulong Mix(ulong x)
    {
        x += 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }

    private static double Fraction(ulong x) => (x >> 11) * (1.0 / (1UL << 53));

    private delegate ulong ValueHash<T>(in T value);
}
