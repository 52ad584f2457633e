using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Mnist.MLNet.Training;

/// <summary>Reads a network's answers.</summary>
internal static class Logits
{
    /// <summary>How many rows have their largest value at the target's place.</summary>
    /// <param name="logits">(batch, classes), on any device.</param>
    /// <param name="targets">The class numbers, one a row.</param>
    public static int CountCorrect(Tensor logits, ReadOnlySpan<long> targets)
    {
        var values = Values(logits);
        int classes = values.Length / targets.Length;
        int correct = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            correct += values.Slice(i * classes, classes).IndexOfMax() == targets[i] ? 1 : 0;
        }

        return correct;
    }

    /// <summary>The values of a tensor of float, row after row, good for as long as the current dispose scope.</summary>
    public static ReadOnlySpan<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.cpu().contiguous().bytes);

    /// <summary>The place of the largest value, the first of equals.</summary>
    public static int IndexOfMax(this ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Checks that a network answers with one value a class.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void RequireShape(Tensor logits, string networkName, int images, int classes)
    {
        if (logits.shape is not [var rows, var columns] || rows != images || columns != classes)
        {
            throw new ArgumentException(
                $"Network '{networkName}' answers {images} images with a tensor of shape [{string.Join(", ", logits.shape)}]; it must be [{images}, {classes}], a logit a class.");
        }
    }
}
