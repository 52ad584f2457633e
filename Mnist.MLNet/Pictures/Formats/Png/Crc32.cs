namespace Mnist.MLNet.Pictures.Formats.Png;

/// <summary>The cyclic redundancy check of PNG's chunks: ISO 3309, polynomial EDB88320 with bits reversed.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Shift((uint)value))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Shift(uint crc)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return crc;
    }
}
