namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>A picture in grey, on white where it is transparent, and no larger than digits need.</summary>
/// <param name="Levels">Luma, 0…255.</param>
/// <param name="Reduction">How many pixels of the picture, each way, make one.</param>
internal sealed record GreyPicture(Plane Levels, int Reduction)
{
    // enough for a digit of a tenth of the picture to fill MNIST's box three times over
    private const int LongestSide = 640;

    public static GreyPicture Of(Picture picture)
    {
        int reduction = (Math.Max(picture.Width, picture.Height) + LongestSide - 1) / LongestSide;
        var levels = new Plane((picture.Width + reduction - 1) / reduction, (picture.Height + reduction - 1) / reduction);
        for (int y = 0; y < levels.Height; y++)
        {
            for (int x = 0; x < levels.Width; x++)
            {
                levels.Values[(y * levels.Width) + x] = Average(picture, x * reduction, y * reduction, reduction);
            }
        }

        return new GreyPicture(levels, reduction);
    }

    private static float Average(Picture picture, int left, int top, int side)
    {
        int right = Math.Min(left + side, picture.Width);
        int bottom = Math.Min(top + side, picture.Height);
        float sum = 0;
        for (int y = top; y < bottom; y++)
        {
            var row = picture.Rgba.Slice(4 * ((y * picture.Width) + left), 4 * (right - left));
            for (int i = 0; i < row.Length; i += 4)
            {
                // luma of ITU-R BT.601, as JPEG and television have it
                float luma = (0.299f * row[i]) + (0.587f * row[i + 1]) + (0.114f * row[i + 2]);
                sum += 255 + ((luma - 255) * row[i + 3] / 255);
            }
        }

        return sum / ((right - left) * (bottom - top));
    }
}
