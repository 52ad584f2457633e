using System.Numerics;

namespace Mnist.MLNet.Data;

/// <summary>Turns pixels of one byte into floating point.</summary>
internal static class PixelConversion
{
    /// <summary>Writes each of <paramref name="bytes"/> as the number that it is, from 0 to 255.</summary>
    public static void ToSingle(ReadOnlySpan<byte> bytes, Span<float> values)
    {
        int width = Vector<byte>.Count;
        int quarter = Vector<float>.Count;
        int i = 0;
        for (; i + width <= bytes.Length; i += width)
        {
            Vector.Widen(new Vector<byte>(bytes[i..]), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> first, out Vector<uint> second);
            Vector.Widen(high, out Vector<uint> third, out Vector<uint> fourth);

            // as signed integers, for which every processor has the conversion
            Span<float> target = values.Slice(i, width);
            Vector.ConvertToSingle(first.As<uint, int>()).CopyTo(target);
            Vector.ConvertToSingle(second.As<uint, int>()).CopyTo(target[quarter..]);
            Vector.ConvertToSingle(third.As<uint, int>()).CopyTo(target[(2 * quarter)..]);
            Vector.ConvertToSingle(fourth.As<uint, int>()).CopyTo(target[(3 * quarter)..]);
        }

        for (; i < bytes.Length; i++)
        {
            values[i] = bytes[i];
        }
    }
}
