namespace Mnist.MLNet.Pictures.Formats.Png;

/// <summary>Undoes what was done to a row to make it pack well: bytes were replaced by their difference from neighbours.</summary>
internal static class PngFilter
{
    /// <summary>Restores a row in place.</summary>
    /// <param name="filter">The filter's number, 0…4.</param>
    /// <param name="row">The row.</param>
    /// <param name="above">The restored row above; zeros for the first.</param>
    /// <param name="distance">Bytes from a byte back to the one on its left.</param>
    public static void Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        switch (filter)
        {
            case 0:
                break;
            case 1:
                for (int i = distance; i < row.Length; i++)
                {
                    row[i] += row[i - distance];
                }

                break;
            case 2:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += above[i];
                }

                break;
            case 3:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += (byte)(((i < distance ? 0 : row[i - distance]) + above[i]) / 2);
                }

                break;
            case 4:
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] += i < distance ? above[i] : Nearest(row[i - distance], above[i], above[i - distance]);
                }

                break;
            default:
                throw new InvalidDataException($"a row has filter {filter}; expected 0 to 4");
        }
    }

    // Paeth's predictor: of left, above and their diagonal the one nearest to left + above − diagonal.
    private static byte Nearest(byte left, byte above, byte diagonal)
    {
        int toLeft = Math.Abs(above - diagonal);
        int toAbove = Math.Abs(left - diagonal);
        int toDiagonal = Math.Abs(left + above - (2 * diagonal));
        return toLeft <= toAbove && toLeft <= toDiagonal ? left : toAbove <= toDiagonal ? above : diagonal;
    }
}
