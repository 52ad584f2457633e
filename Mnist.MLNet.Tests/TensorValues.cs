using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Mnist.MLNet.Tests;

/// <summary>Reads tensors.</summary>
internal static class TensorValues
{
    /// <summary>The values of a tensor of float, row after row.</summary>
    public static float[] Of(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return MemoryMarshal.Cast<byte, float>(tensor.detach().cpu().contiguous().bytes).ToArray();
    }
}
