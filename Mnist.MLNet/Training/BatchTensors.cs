using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.MLNet.Training;

/// <summary>The tensors that carry batches to the network; written anew for every batch instead of allocated.</summary>
internal sealed class BatchTensors : IDisposable
{
    private readonly int _capacity;
    private readonly Device _device;
    private readonly Tensor _inputs;
    private readonly Tensor _targets;

    public BatchTensors(int capacity, ImageShape shape, Device device)
    {
        _capacity = capacity;
        _device = device;
        _inputs = empty(new long[] { capacity, 1, shape.Rows, shape.Columns }, ScalarType.Float32);
        _targets = empty(new long[] { capacity }, ScalarType.Int64);
    }

    /// <summary>Puts a batch on the device.</summary>
    /// <returns>Images (batch, 1, rows, columns) and class numbers (batch), good until the next call.</returns>
    public (Tensor Inputs, Tensor Targets) Write(Batch batch)
    {
        MemoryMarshal.AsBytes(batch.Pixels).CopyTo(_inputs.bytes);
        MemoryMarshal.AsBytes(batch.Labels).CopyTo(_targets.bytes);
        return (OnDevice(_inputs, batch.Count), OnDevice(_targets, batch.Count));
    }

    public void Dispose()
    {
        _inputs.Dispose();
        _targets.Dispose();
    }

    private Tensor OnDevice(Tensor tensor, int count)
    {
        var filled = count == _capacity ? tensor : tensor.narrow(0, 0, count);
        return _device.type == DeviceType.CPU ? filled : filled.to(_device);
    }
}
