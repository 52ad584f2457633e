namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>
/// The inverse discrete cosine transform of 8×8 coefficients in integers, by the factorisation of Loeffler, Ligtenberg and Moschytz (1989),
/// with the fixed-point precision of the reference library, so that pictures come out as everybody else's decoder shows them.
/// </summary>
internal static class InverseCosineTransform
{
    private const int FractionBits = 13;

    // bits that the first pass keeps for the second one
    private const int ExtraBits = 2;

    private const int Sqrt2Cos6 = 4433;             // √2·cos(6π/16)
    private const int Sqrt2Cos2MinusCos6 = 6270;    // √2·(cos(2π/16) − cos(6π/16))
    private const int Sqrt2Cos2PlusCos6 = 15137;    // √2·(cos(2π/16) + cos(6π/16))

    /// <summary>Transforms a block.</summary>
    /// <param name="coefficients">64 coefficients, row by row.</param>
    /// <param name="quantization">What each is to be multiplied by.</param>
    /// <param name="samples">Where the upper left sample goes.</param>
    /// <param name="stride">Samples from a row to the next.</param>
    public static void Apply(ReadOnlySpan<short> coefficients, ReadOnlySpan<ushort> quantization, Span<byte> samples, int stride)
    {
        Span<int> rows = stackalloc int[64];
        Span<int> line = stackalloc int[8];
        for (int column = 0; column < 8; column++)
        {
            for (int i = 0; i < 8; i++)
            {
                line[i] = coefficients[(8 * i) + column] * quantization[(8 * i) + column];
            }

            Transform(line, FractionBits - ExtraBits);
            for (int i = 0; i < 8; i++)
            {
                rows[(8 * i) + column] = line[i];
            }
        }

        for (int row = 0; row < 8; row++)
        {
            // three bits more: the scale of eight of a transform both ways
            line = rows.Slice(8 * row, 8);
            Transform(line, FractionBits + ExtraBits + 3);
            var target = samples.Slice(row * stride, 8);
            for (int i = 0; i < 8; i++)
            {
                target[i] = (byte)Math.Clamp(line[i] + 128, 0, 255);
            }
        }
    }

    private static void Transform(Span<int> line, int shift)
    {
        // even part
        int rotated = (line[2] + line[6]) * Sqrt2Cos6;
        int low = rotated - (line[6] * Sqrt2Cos2PlusCos6);
        int high = rotated + (line[2] * Sqrt2Cos2MinusCos6);
        int sum = (line[0] + line[4]) << FractionBits;
        int difference = (line[0] - line[4]) << FractionBits;
        int even0 = sum + high, even3 = sum - high, even1 = difference + low, even2 = difference - low;

        // odd part: constants are √2 times sums of cosines of 1, 3, 5, 7 · π/16
        int odd7 = line[7], odd5 = line[5], odd3 = line[3], odd1 = line[1];
        int common = (odd7 + odd3 + odd5 + odd1) * 9633;
        int z1 = (odd7 + odd1) * -7373;
        int z2 = (odd5 + odd3) * -20995;
        int z3 = ((odd7 + odd3) * -16069) + common;
        int z4 = ((odd5 + odd1) * -3196) + common;
        odd7 = (odd7 * 2446) + z1 + z3;
        odd5 = (odd5 * 16819) + z2 + z4;
        odd3 = (odd3 * 25172) + z2 + z3;
        odd1 = (odd1 * 12299) + z1 + z4;

        int half = 1 << (shift - 1);
        line[0] = (even0 + odd1 + half) >> shift;
        line[7] = (even0 - odd1 + half) >> shift;
        line[1] = (even1 + odd3 + half) >> shift;
        line[6] = (even1 - odd3 + half) >> shift;
        line[2] = (even2 + odd5 + half) >> shift;
        line[5] = (even2 - odd5 + half) >> shift;
        line[3] = (even3 + odd7 + half) >> shift;
        line[4] = (even3 - odd7 + half) >> shift;
    }
}
