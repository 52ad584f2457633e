namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>
/// Brings a component to the size of the picture. Halved ones are interpolated, a sample three quarters from the nearest and one quarter from
/// the next nearest, rounded up and down in turn, as the reference library does; others are repeated.
/// </summary>
internal sealed class SampleEnlarger
{
    private readonly byte[] _samples;
    private readonly int _stride;
    private readonly int _width;
    private readonly int _height;
    private readonly int _factorX;
    private readonly int _factorY;
    private readonly int[] _sums;

    public SampleEnlarger(JpegComponent component, JpegFrame frame)
    {
        _samples = component.TakeSamples();
        _stride = 8 * component.BlockColumns;
        _width = component.Width;
        _height = component.Height;
        _factorX = frame.Horizontal / component.Horizontal;
        _factorY = frame.Vertical / component.Vertical;
        _sums = new int[_width];
    }

    /// <summary>Writes a row of the picture.</summary>
    /// <param name="y">Its number.</param>
    /// <param name="target">A place for the row and what goes beyond: at least a factor's length more.</param>
    public void CopyRow(int y, Span<byte> target)
    {
        switch (_factorX, _factorY)
        {
            case (2, 1) when _width > 2:
                EnlargeAcross(Row(y), target);
                break;
            case (1, 2):
                SumDown(y);
                for (int x = 0; x < _width; x++)
                {
                    target[x] = (byte)((_sums[x] + 1 + (y & 1)) >> 2);
                }

                break;
            case (2, 2) when _width > 2:
                SumDown(y);
                EnlargeSums(target);
                break;
            default:
                var row = Row(y / _factorY);
                for (int x = 0; x < _width; x++)
                {
                    target.Slice(x * _factorX, _factorX).Fill(row[x]);
                }

                break;
        }
    }

    private ReadOnlySpan<byte> Row(int y) => _samples.AsSpan(Math.Clamp(y, 0, _height - 1) * _stride, _width);

    private void SumDown(int y)
    {
        var near = Row(y / 2);
        var next = Row((y / 2) + ((y & 1) == 0 ? -1 : 1));
        for (int x = 0; x < _width; x++)
        {
            _sums[x] = (3 * near[x]) + next[x];
        }
    }

    private static void EnlargeAcross(ReadOnlySpan<byte> row, Span<byte> target)
    {
        int last = row.Length - 1;
        for (int x = 0; x <= last; x++)
        {
            target[2 * x] = x == 0 ? row[0] : (byte)(((3 * row[x]) + row[x - 1] + 1) >> 2);
            target[(2 * x) + 1] = x == last ? row[last] : (byte)(((3 * row[x]) + row[x + 1] + 2) >> 2);
        }
    }

    private void EnlargeSums(Span<byte> target)
    {
        int last = _width - 1;
        for (int x = 0; x <= last; x++)
        {
            target[2 * x] = (byte)(((3 * _sums[x]) + _sums[Math.Max(0, x - 1)] + 8) >> 4);
            target[(2 * x) + 1] = (byte)(((3 * _sums[x]) + _sums[Math.Min(last, x + 1)] + 7) >> 4);
        }
    }
}
