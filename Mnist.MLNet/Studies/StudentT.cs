namespace Mnist.MLNet.Studies;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    /// <summary>How far from 0 a value lies at most, with a probability.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="freedom">The degrees of freedom, from 1.</param>
    public static double Bound(double probability, int freedom)
    {
        // The angle of t / √ν grows from 0 to π/2 with the probability.
        double low = 0;
        double high = Math.PI / 2;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Within(middle, freedom) < probability ? (middle, high) : (low, middle);
        }

        return Math.Sqrt(freedom) * Math.Tan((low + high) / 2);
    }

    /// <summary>The probability of |t| below √ν·tan(angle), a finite sum for whole ν: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.</summary>
    private static double Within(double angle, int freedom)
    {
        double cosine = Math.Cos(angle);
        bool odd = freedom % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int i = odd ? 3 : 2; i < freedom; i += 2)
        {
            term *= cosine * cosine * (i - 1) / i;
            sum += term;
        }

        double product = Math.Sin(angle) * sum;
        return odd ? 2 / Math.PI * (angle + product) : product;
    }
}
