namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>Finds how much ink there is at each place: 0 for paper, 1 for a full stroke.</summary>
internal static class Ink
{
    /// <summary>From which amount on a place counts as written on.</summary>
    public const float Written = 0.5f;

    private const float LeastContrast = 10;
    private const float NoiseBound = 4;

    // what a stroke's edge may have less than a tenth of its ink is taken for paper
    private const float Faint = 0.1f;

    // parts of less than this share of the largest are specks
    private const float Speck = 0.03f;

    public static Plane Find(Plane levels, PictureOptions options) => options.CleanPaper ? FindOnPaper(levels, options.Inversion) : FindPlain(levels, options.Inversion);

    private static Plane FindOnPaper(Plane levels, Inversion inversion)
    {
        var difference = PaperSurface.Fit(levels).Subtract(levels);
        float noise = PaperSurface.Noise(difference);
        float least = Math.Max(LeastContrast, NoiseBound * noise);
        if (IsInverted(inversion, () => Energy(difference, -1, least) > Energy(difference, 1, least)))
        {
            Negate(difference);
        }

        float full = FullLevel(difference, least);
        float faint = Math.Max(Faint * full, 2 * noise);
        var ink = difference.Values;
        for (int i = 0; i < ink.Length; i++)
        {
            ink[i] = full <= faint ? 0 : Math.Clamp((ink[i] - faint) / (full - faint), 0, 1);
        }

        InkParts.Of(difference).RemoveSpecks(Speck);
        return difference;
    }

    private static Plane FindPlain(Plane levels, Inversion inversion)
    {
        bool inverted = IsInverted(inversion, () => levels.Values.Average() > 127.5f);
        var ink = new Plane(levels.Width, levels.Height);
        for (int i = 0; i < ink.Values.Length; i++)
        {
            ink.Values[i] = (inverted ? 255 - levels.Values[i] : levels.Values[i]) / 255;
        }

        return ink;
    }

    private static bool IsInverted(Inversion inversion, Func<bool> inkIsDark) => inversion switch
    {
        Inversion.Always => true,
        Inversion.Never => false,
        _ => inkIsDark(),
    };

    private static double Energy(Plane difference, int sign, float least)
    {
        double energy = 0;
        foreach (float value in difference.Values)
        {
            energy += sign * value > least ? value * value : 0;
        }

        return energy;
    }

    private static void Negate(Plane plane)
    {
        foreach (ref float value in plane.Values.AsSpan())
        {
            value = -value;
        }
    }

    // The mean of what is above half of that mean, found in a few rounds; 0 where nothing stands out.
    private static float FullLevel(Plane difference, float least)
    {
        const int rounds = 10;
        float full = 0;
        float bound = least;
        for (int round = 0; round < rounds; round++)
        {
            double sum = 0;
            int count = 0;
            foreach (float value in difference.Values)
            {
                sum += value > bound ? value : 0;
                count += value > bound ? 1 : 0;
            }

            if (count == 0)
            {
                break;
            }

            full = (float)(sum / count);
            bound = Math.Max(least, full / 2);
        }

        return full;
    }
}
