namespace TorchSharp.Engine;

/// <summary>Reads the sizes of two-dimensional windows from torch's arguments.</summary>
internal static class Windows
{
    /// <summary>Rows and columns from one number for both, or two.</summary>
    public static (int Rows, int Columns) Pair(ReadOnlySpan<long> values, int otherwise, string operation, string name)
        => values.Length switch
        {
            0 => (otherwise, otherwise),
            1 => (checked((int)values[0]), checked((int)values[0])),
            2 => (checked((int)values[0]), checked((int)values[1])),
            _ => throw new ArgumentException($"{operation}: {name} takes one or two numbers, found {values.Length}."),
        };

    /// <summary>A batch of images from one image or a batch; the caller releases it.</summary>
    public static TensorBody Batch(TensorBody images, string operation)
    {
        if (images.Rank == 4)
        {
            return images.Retain();
        }

        if (images.Rank != 3)
        {
            throw new ArgumentException($"{operation}: images of shape [batch, channels, height, width] or [channels, height, width] are expected, found {images.Sizes}.");
        }

        Dims sizes = images.Sizes;
        sizes.Insert(0, 1);
        return Recorded.Reshape(images, sizes, mayCopy: true);
    }

    /// <summary>One image again where one was given. Takes over the caller's hold on the result.</summary>
    public static torch.Tensor Unbatch(TensorBody result, TensorBody given)
    {
        if (given.Rank == 4)
        {
            return new torch.Tensor(result);
        }

        using Held batch = Held.Take(result);
        return new torch.Tensor(Recorded.Reshape(result, result.Sizes.Without(0), mayCopy: true));
    }
}
