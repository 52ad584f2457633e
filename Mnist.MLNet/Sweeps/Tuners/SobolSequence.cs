using System.Numerics;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Sweeps.Tuners;

/// <summary>
/// Sobol's low-discrepancy sequence in the unit cube. I. M. Sobol, USSR Computational Mathematics 7, 1967; direction numbers of S. Joe, F. Y. Kuo, "Constructing Sobol
/// sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30, 2008; scrambled after B. Burley, "Practical hash-based Owen scrambling", JCGT 9, 2020.
/// </summary>
internal sealed class SobolSequence
{
    /// <summary>How many dimensions there are direction numbers for.</summary>
    public const int MaximumDimensions = 53;

    private const int Bits = 32;

    // For each dimension from the second on: the inner coefficients of its primitive polynomial as bits, then its first direction numbers m₁, m₂, …
    // There are as many of these as the polynomial's degree.
    private static readonly uint[][] JoeKuo =
    [
        [0, 1], [1, 1, 3], [1, 1, 3, 1], [2, 1, 1, 1], [1, 1, 1, 3, 3], [4, 1, 3, 5, 13], [2, 1, 1, 5, 5, 17], [4, 1, 1, 5, 5, 5],
        [7, 1, 1, 7, 11, 19], [11, 1, 1, 5, 1, 1], [13, 1, 1, 1, 3, 11], [14, 1, 3, 5, 5, 31], [1, 1, 3, 3, 9, 7, 49], [13, 1, 1, 1, 15, 21, 21],
        [16, 1, 3, 1, 13, 27, 49], [19, 1, 1, 1, 15, 7, 5], [22, 1, 3, 1, 15, 13, 25], [25, 1, 1, 5, 5, 19, 61], [1, 1, 3, 7, 11, 23, 15, 103],
        [4, 1, 3, 7, 13, 13, 15, 69], [7, 1, 1, 3, 13, 7, 35, 63], [8, 1, 3, 5, 9, 1, 25, 53], [14, 1, 3, 1, 13, 9, 35, 107],
        [19, 1, 3, 1, 5, 27, 61, 31], [21, 1, 1, 5, 11, 19, 41, 61], [28, 1, 3, 5, 3, 3, 13, 69], [31, 1, 1, 7, 13, 1, 19, 1],
        [32, 1, 3, 7, 5, 13, 19, 59], [37, 1, 1, 3, 9, 25, 29, 41], [41, 1, 3, 5, 13, 23, 1, 55], [42, 1, 3, 7, 3, 13, 59, 17],
        [50, 1, 3, 1, 3, 5, 53, 69], [55, 1, 1, 5, 5, 23, 33, 13], [56, 1, 1, 7, 7, 1, 61, 123], [59, 1, 1, 7, 9, 13, 61, 49],
        [62, 1, 3, 3, 5, 3, 55, 33], [14, 1, 3, 1, 15, 31, 13, 49, 245], [21, 1, 3, 5, 15, 31, 59, 63, 97], [22, 1, 3, 1, 11, 11, 11, 77, 249],
        [38, 1, 3, 1, 11, 27, 43, 71, 9], [47, 1, 1, 7, 15, 21, 11, 81, 45], [49, 1, 3, 7, 3, 25, 31, 65, 79], [50, 1, 3, 1, 1, 19, 11, 3, 205],
        [52, 1, 1, 5, 9, 19, 21, 29, 157], [56, 1, 3, 7, 11, 1, 33, 89, 185], [67, 1, 3, 3, 3, 15, 9, 79, 71], [70, 1, 3, 7, 11, 15, 39, 119, 27],
        [84, 1, 1, 3, 1, 11, 31, 97, 225], [97, 1, 1, 1, 3, 23, 43, 57, 177], [103, 1, 3, 7, 7, 17, 17, 37, 71], [115, 1, 3, 1, 5, 27, 63, 123, 213],
        [122, 1, 1, 3, 5, 11, 43, 53, 133],
    ];

    private readonly uint[][] _directions;
    private readonly uint[]? _scrambles;

    /// <summary>Makes a sequence.</summary>
    /// <param name="dimensions">Its dimensions; those above <see cref="MaximumDimensions"/> are left out.</param>
    /// <param name="seed">The seed of the scrambling; null for the plain sequence.</param>
    public SobolSequence(int dimensions, int? seed)
    {
        dimensions = Math.Min(dimensions, MaximumDimensions);
        _directions = [.. Enumerable.Range(0, dimensions).Select(Directions)];
        _scrambles = seed is { } given ? [.. Enumerable.Range(0, dimensions).Select(dimension => (uint)new SplitMix64(given, dimension).Next())] : null;
    }

    /// <summary>One coordinate of a point.</summary>
    /// <param name="index">The point, counted from 0.</param>
    /// <param name="dimension">The dimension, counted from 0.</param>
    /// <returns>From 0 to below 1.</returns>
    public double Coordinate(int index, int dimension)
    {
        uint bits = 0;
        for (uint left = (uint)index; left != 0; left &= left - 1)
        {
            bits ^= _directions[dimension][BitOperations.TrailingZeroCount(left)];
        }

        return (_scrambles is null ? bits : Scramble(bits, _scrambles[dimension])) / (double)(1UL << Bits);
    }

    /// <summary>The direction numbers v₁, v₂, … as binary fractions: v_k = m_k / 2^k, m_k by the recurrence of the primitive polynomial.</summary>
    private static uint[] Directions(int dimension)
    {
        uint[] directions = new uint[Bits];
        if (dimension == 0)
        {
            for (int k = 0; k < Bits; k++)
            {
                directions[k] = 1u << (Bits - 1 - k);
            }

            return directions;
        }

        uint[] row = JoeKuo[dimension - 1];
        int degree = row.Length - 1;
        for (int k = 0; k < Bits; k++)
        {
            if (k < degree)
            {
                directions[k] = row[k + 1] << (Bits - 1 - k);
                continue;
            }

            directions[k] = directions[k - degree] ^ (directions[k - degree] >> degree);
            for (int i = 1; i < degree; i++)
            {
                if (((row[0] >> (degree - 1 - i)) & 1) != 0)
                {
                    directions[k] ^= directions[k - i];
                }
            }
        }

        return directions;
    }

    /// <summary>Swaps the halves of the unit interval, the quarters of each half and so on, each time or not by a hash: what is even stays even.</summary>
    private static uint Scramble(uint bits, uint seed)
    {
        uint x = Reverse(bits) + seed;
        x ^= x * 0x6C50B47C;
        x ^= x * 0xB82F1E52;
        x ^= x * 0xC7AFE638;
        x ^= x * 0x8D22F6E6;
        return Reverse(x);
    }

    private static uint Reverse(uint bits)
    {
        bits = ((bits >> 1) & 0x55555555) | ((bits & 0x55555555) << 1);
        bits = ((bits >> 2) & 0x33333333) | ((bits & 0x33333333) << 2);
        bits = ((bits >> 4) & 0x0F0F0F0F) | ((bits & 0x0F0F0F0F) << 4);
        return System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(bits);
    }
}
