using System.Numerics;
using Microsoft.ML.Data;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Transforms;

/// <summary>
/// Where a vector of pixels holds its colours: as ML.NET's <c>ExtractPixels</c> gives it, the planes first or, interleaved, last. One plane is grey,
/// three are red, green and blue, four have alpha before those.
/// </summary>
internal sealed record PixelLayout(int Width, int Height, int Planes, bool IsInterleaved)
{
    /// <summary>What a column of pixels is to be, for messages.</summary>
    public const string Expected = "pixels 0…255 (a vector of Single or Byte) of planes×rows×columns or rows×columns×planes with 1, 3 or 4 planes, or of rows×columns";

    private static readonly int[] PlaneCounts = [1, 3, 4];

    /// <summary>The layout of a vector's dimensions; null where they are none of pixels.</summary>
    /// <exception cref="ArgumentException">The dimensions can be read with the planes first and with the planes last.</exception>
    public static PixelLayout? Of(string column, VectorDataViewType type)
    {
        var dimensions = type.Dimensions;
        if (!type.IsKnownSize || dimensions.Length is not (2 or 3))
        {
            return null;
        }

        if (dimensions.Length == 2)
        {
            return new(dimensions[1], dimensions[0], 1, IsInterleaved: false);
        }

        bool first = PlaneCounts.Contains(dimensions[0]);
        bool last = PlaneCounts.Contains(dimensions[2]);
        if (first && last)
        {
            throw new ArgumentException($"Column '{column}' is {type}: {dimensions[0]} or {dimensions[2]} may be its planes; resize the pictures to more than 4 pixels a side first.");
        }

        return first ? new(dimensions[2], dimensions[1], dimensions[0], IsInterleaved: false)
            : last ? new(dimensions[1], dimensions[0], dimensions[2], IsInterleaved: true)
            : null;
    }

    /// <summary>The picture of a vector's values.</summary>
    /// <exception cref="InvalidDataException">A value is none of 0…255.</exception>
    public Picture Read<T>(ReadOnlySpan<T> values, string name)
        where T : struct, INumber<T>
    {
        byte[] rgba = new byte[4 * Width * Height];
        int count = Width * Height;
        for (int place = 0; place < count; place++)
        {
            var pixel = rgba.AsSpan(4 * place, 4);
            pixel[3] = byte.MaxValue;
            for (int plane = 0; plane < Planes; plane++)
            {
                byte level = Level(values[IsInterleaved ? (place * Planes) + plane : (plane * count) + place], name);
                switch (Planes)
                {
                    case 1:
                        pixel[..3].Fill(level);
                        break;
                    case 3:
                        pixel[plane] = level;
                        break;
                    default:
                        pixel[(plane + 3) % 4] = level;
                        break;
                }
            }
        }

        return new Picture(Width, Height, rgba);
    }

    private static byte Level<T>(T value, string name)
        where T : struct, INumber<T>
    {
        float level = float.CreateTruncating(value);
        return level is >= 0 and <= byte.MaxValue
            ? (byte)MathF.Round(level)
            : throw new InvalidDataException(FormattableString.Invariant($"'{name}' holds a pixel of {level}; expected 0 to 255, as ExtractPixels gives them without scale and offset."));
    }
}
