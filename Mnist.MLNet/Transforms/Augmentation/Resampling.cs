using System.Buffers;

namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>Reads an image at mapped places: bilinear between pixels, background outside.</summary>
internal static class Resampling
{
    /// <summary>Fills an image with what another has at the places that its pixels come from.</summary>
    /// <param name="image">The image that is read, rows × columns values.</param>
    /// <param name="rows">Height in pixels.</param>
    /// <param name="columns">Width in pixels.</param>
    /// <param name="background">The value of a pixel outside the image.</param>
    /// <param name="source">Maps a place to the one that it comes from.</param>
    /// <param name="displacements">What moves places before they are mapped.</param>
    /// <param name="displaced">Whether <paramref name="displacements"/> counts.</param>
    /// <param name="changed">Where the result goes.</param>
    public static void Resample(
        ReadOnlySpan<float> image, int rows, int columns, float background, in AffineMap source, in DisplacementGrid displacements, bool displaced, Span<float> changed)
    {
        // a frame of background, wide enough that no place needs a test
        int stride = columns + 3;
        float[] buffer = ArrayPool<float>.Shared.Rent((stride * (rows + 3)) + (2 * columns));
        var framed = buffer.AsSpan(0, stride * (rows + 3));
        framed.Fill(background);
        for (int row = 0; row < rows; row++)
        {
            image.Slice(row * columns, columns).CopyTo(framed.Slice(((row + 1) * stride) + 1, columns));
        }

        var shiftX = buffer.AsSpan(framed.Length, columns);
        var shiftY = buffer.AsSpan(framed.Length + columns, columns);
        shiftX.Clear();
        shiftY.Clear();
        var (a, b, d, e) = ((float)source.A, (float)source.B, (float)source.D, (float)source.E);
        float centreX = (columns - 1) / 2f;
        float centreY = (rows - 1) / 2f;

        // + 1 for the frame, so that cutting off the fraction is a floor
        float originX = (float)source.C + centreX + 1;
        float originY = (float)source.F + centreY + 1;
        for (int row = 0; row < rows; row++)
        {
            if (displaced)
            {
                displacements.Row(row, rows, shiftX, shiftY);
            }

            var target = changed.Slice(row * columns, columns);
            for (int column = 0; column < target.Length; column++)
            {
                float fromCentreX = column - centreX + shiftX[column];
                float fromCentreY = row - centreY + shiftY[column];
                float x = Math.Clamp((a * fromCentreX) + (b * fromCentreY) + originX, 0, columns + 1);
                float y = Math.Clamp((d * fromCentreX) + (e * fromCentreY) + originY, 0, rows + 1);
                int left = (int)x;
                int top = (int)y;
                int index = (top * stride) + left;
                float right = x - left;
                float down = y - top;
                float upper = framed[index] + (right * (framed[index + 1] - framed[index]));
                float lower = framed[index + stride] + (right * (framed[index + stride + 1] - framed[index + stride]));
                target[column] = upper + (down * (lower - upper));
            }
        }

        ArrayPool<float>.Shared.Return(buffer);
    }
}
