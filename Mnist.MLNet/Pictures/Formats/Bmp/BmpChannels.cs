using System.Buffers.Binary;
using System.Numerics;

namespace Mnist.MLNet.Pictures.Formats.Bmp;

/// <summary>Pixels whose bits are divided among the channels.</summary>
internal readonly struct BmpChannels(int depth, uint red, uint green, uint blue, uint opacity) : IBmpPixels
{
    public static BmpChannels Read(byte[] file, int masks, int depth, bool bitFields, bool hasOpacity)
    {
        if (!bitFields)
        {
            return depth == 16 ? new(16, 0x7C00, 0x3E0, 0x1F, 0) : new(depth, 0xFF0000, 0xFF00, 0xFF, 0);
        }

        byte[] bytes = PictureFormat.Part(file, masks, hasOpacity ? 16 : 12, "its bit fields").ToArray();
        uint[] fields = [.. Enumerable.Range(0, bytes.Length / 4).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4 * i)))];
        return new(depth, fields[0], fields[1], fields[2], hasOpacity ? fields[3] : 0);
    }

    public uint Rgba(ReadOnlySpan<byte> row, int x)
    {
        uint pixel = depth switch
        {
            16 => BinaryPrimitives.ReadUInt16LittleEndian(row[(2 * x)..]),
            24 => (uint)(row[3 * x] | (row[(3 * x) + 1] << 8) | (row[(3 * x) + 2] << 16)),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(row[(4 * x)..]),
        };
        return (Channel(pixel, red) << 24) | (Channel(pixel, green) << 16) | (Channel(pixel, blue) << 8) | (opacity == 0 ? byte.MaxValue : Channel(pixel, opacity));
    }

    private static uint Channel(uint pixel, uint mask)
    {
        if (mask == 0)
        {
            return 0;
        }

        int shift = BitOperations.TrailingZeroCount(mask);
        ulong largest = mask >> shift;
        return (uint)((((pixel & mask) >> shift) * 255ul + (largest / 2)) / largest);
    }
}
