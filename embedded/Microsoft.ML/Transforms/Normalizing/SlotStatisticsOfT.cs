using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <inheritdoc/>
internal sealed class SlotStatistics<T> : SlotStatistics
    where T : struct, IFloatingPointIeee754<T>
{
    private readonly bool _isVector;
    private readonly ValueGetter<T>? _scalar;
    private readonly ValueGetter<VBuffer<T>>? _vector;
    private readonly T[] _values;
    private readonly T[] _least;
    private readonly T[] _greatest;
    private readonly double[] _mean;
    private readonly double[] _squares;
    private readonly long[] _count;
    private VBuffer<T> _buffer;

    public SlotStatistics(DataViewRow row, DataViewSchema.Column column)
    {
        _isVector = column.Type is VectorDataViewType;
        _scalar = _isVector ? null : row.GetGetter<T>(column);
        _vector = _isVector ? row.GetGetter<VBuffer<T>>(column) : null;
        int size = column.Type is VectorDataViewType vector ? vector.Size : 1;
        _values = new T[size];
        _least = new T[size];
        _greatest = new T[size];
        Array.Fill(_least, T.PositiveInfinity);
        Array.Fill(_greatest, T.NegativeInfinity);
        _mean = new double[size];
        _squares = new double[size];
        _count = new long[size];
    }

    public override void Add()
    {
        if (_vector is null)
        {
            _scalar!(ref _values[0]);
        }
        else
        {
            _vector(ref _buffer);
            _buffer.CopyTo(_values);
        }
        for (int i = 0; i < _values.Length; i++)
        {
            var value = _values[i];
            if (T.IsFinite(value))
            {
                _least[i] = T.Min(_least[i], value);
                _greatest[i] = T.Max(_greatest[i], value);
                // Welford's update: stable in one pass.
                double x = double.CreateChecked(value);
                double delta = x - _mean[i];
                _mean[i] += delta / ++_count[i];
                _squares[i] += delta * (x - _mean[i]);
            }
        }
    }

    public override AffineNormalizer ToNormalizer(NormalizationKind kind, bool fixZero)
    {
        var scales = new T[_values.Length];
        var offsets = new T[_values.Length];
        for (int i = 0; i < scales.Length; i++)
        {
            (scales[i], offsets[i]) = kind == NormalizationKind.MinMax ? ByRange(i, fixZero) : ByVariance(i, fixZero);
        }
        return new AffineNormalizer<T>(_isVector, scales, offsets);
    }

    /// <summary>A slot whose values are all the same tells nothing, and is mapped to zero.</summary>
    private (T Scale, T Offset) ByRange(int i, bool fixZero)
    {
        if (!(_greatest[i] > _least[i]))
        {
            return (T.Zero, T.Zero);
        }
        return fixZero
            ? (T.One / T.Max(T.Abs(_greatest[i]), T.Abs(_least[i])), T.Zero)
            : (T.One / (_greatest[i] - _least[i]), _least[i]);
    }

    /// <inheritdoc cref="ByRange"/>
    private (T Scale, T Offset) ByVariance(int i, bool fixZero)
    {
        if (_squares[i] == 0)
        {
            return (T.Zero, T.Zero);
        }
        double variance = _squares[i] / _count[i];
        return fixZero
            ? (T.One / T.CreateChecked(Math.Sqrt(variance + (_mean[i] * _mean[i]))), T.Zero)
            : (T.One / T.CreateChecked(Math.Sqrt(variance)), T.CreateChecked(_mean[i]));
    }
}
