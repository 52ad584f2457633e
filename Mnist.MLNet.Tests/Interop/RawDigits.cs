using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests.Interop;

/// <summary>Drawn digits: a few to train on, a thousand to predict, these in a file of raw float32 too, as other programs' scripts read them.</summary>
public sealed class RawDigits : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MnistData _data;

    public RawDigits()
    {
        DrawnDigits.Write(_folder.Path, trainCount: 200, testCount: 1000);
        _data = MnistData.Load(_folder.Path);
        Write("pixels.bin", [.. Test.GetColumn<float[]>("Pixels").SelectMany(image => image)]);
    }

    public IDataView Train => _data.Train;

    public IDataView Test => _data.Test;

    /// <summary>The file with the thousand images.</summary>
    public string Pixels => this["pixels.bin"];

    /// <summary>The path of another file beside it.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Writes numbers as raw float32.</summary>
    public void Write(string name, float[] values) => File.WriteAllBytes(this[name], MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    /// <summary>Reads numbers that are raw float32.</summary>
    public float[] Read(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(this[name])).ToArray();

    /// <summary>The probabilities that a model gives the thousand images, one after the other.</summary>
    public float[] Scores(ITransformer model) => [.. model.Transform(Test).GetColumn<float[]>("Score").SelectMany(scores => scores)];

    public void Dispose() => _folder.Dispose();
}
