namespace Mnist.MLNet.Tests.Interop;

/// <summary>Compares the answers of two programs.</summary>
internal static class Differences
{
    /// <summary>The largest difference of two rows of numbers, which must be of one length.</summary>
    public static float Largest(float[] first, float[] second)
    {
        Assert.Equal(first.Length, second.Length);
        return first.Zip(second, (a, b) => Math.Abs(a - b)).Max();
    }
}
