namespace TorchSharp.Engine;

/// <summary>
/// Goes through all index tuples of a shape in row-major order for up to four operands of different strides. Neighbouring dimensions that can be
/// walked as one are merged, so that the innermost loop, which is the caller's, is as long as possible.
/// </summary>
internal ref struct StridedWalk
{
    private Dims _sizes;
    private Dims _stridesA;
    private Dims _stridesB;
    private Dims _stridesC;
    private Dims _stridesD;
    private Dims _index;

    public StridedWalk(in Dims sizes, in Dims a, in Dims b = default, in Dims c = default, in Dims d = default)
    {
        IsEmpty = sizes.Count == 0;
        for (int i = 0; i < sizes.Rank; i++)
        {
            if (sizes[i] == 1)
            {
                continue;
            }

            int last = _sizes.Rank - 1;
            if (last >= 0 && Joins(_stridesA, a, last, i, sizes[i]) && Joins(_stridesB, b, last, i, sizes[i])
                && Joins(_stridesC, c, last, i, sizes[i]) && Joins(_stridesD, d, last, i, sizes[i]))
            {
                _sizes[last] *= sizes[i];
            }
            else
            {
                last++;
                _sizes.Add(sizes[i]);
                _stridesA.Add(0);
                _stridesB.Add(0);
                _stridesC.Add(0);
                _stridesD.Add(0);
                _index.Add(0);
            }

            _stridesA[last] = Stride(a, i);
            _stridesB[last] = Stride(b, i);
            _stridesC[last] = Stride(c, i);
            _stridesD[last] = Stride(d, i);
        }

        int inner = _sizes.Rank - 1;
        Count = inner < 0 ? 1 : _sizes[inner];
        StepA = inner < 0 ? 0 : _stridesA[inner];
        StepB = inner < 0 ? 0 : _stridesB[inner];
        StepC = inner < 0 ? 0 : _stridesC[inner];
        StepD = inner < 0 ? 0 : _stridesD[inner];
    }

    public bool IsEmpty { get; }

    /// <summary>Length of the innermost loop.</summary>
    public long Count { get; }

    public long StepA { get; }

    public long StepB { get; }

    public long StepC { get; }

    public long StepD { get; }

    public long OffsetA { get; private set; }

    public long OffsetB { get; private set; }

    public long OffsetC { get; private set; }

    public long OffsetD { get; private set; }

    /// <summary>Goes to the next innermost loop.</summary>
    public bool Next()
    {
        for (int i = _sizes.Rank - 2; i >= 0; i--)
        {
            _index[i]++;
            Move(i, 1);
            if (_index[i] < _sizes[i])
            {
                return true;
            }

            Move(i, -_sizes[i]);
            _index[i] = 0;
        }

        return false;
    }

    private static long Stride(in Dims strides, int i) => strides.Rank == 0 ? 0 : strides[i];

    private static bool Joins(in Dims merged, in Dims strides, int last, int i, long size) => merged[last] == Stride(strides, i) * size;

    private void Move(int dimension, long steps)
    {
        OffsetA += steps * _stridesA[dimension];
        OffsetB += steps * _stridesB[dimension];
        OffsetC += steps * _stridesC[dimension];
        OffsetD += steps * _stridesD[dimension];
    }
}
