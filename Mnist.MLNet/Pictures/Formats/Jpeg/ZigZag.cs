namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>The order in which a block's 64 coefficients are stored, from low to high frequencies.</summary>
internal static class ZigZag
{
    private static readonly byte[] Order = Walk();

    /// <summary>The row by row position of each stored coefficient.</summary>
    public static ReadOnlySpan<byte> Natural => Order;

    // Diagonals from the upper left corner on, odd ones downwards.
    private static byte[] Walk()
    {
        var order = new List<byte>();
        for (int diagonal = 0; diagonal < 15; diagonal++)
        {
            for (int i = Math.Max(0, diagonal - 7); i <= Math.Min(7, diagonal); i++)
            {
                int row = diagonal % 2 == 1 ? i : diagonal - i;
                order.Add((byte)((8 * row) + diagonal - row));
            }
        }

        return [.. order];
    }
}
