using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    /// <summary>Writes a tensor in TorchSharp's own form.</summary>
    public static void Save(this Tensor tensor, BinaryWriter writer) => TensorFormat.Write(writer, tensor);

    /// <summary>Writes a tensor in TorchSharp's own form.</summary>
    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        TensorFormat.Write(writer, tensor);
    }

    /// <summary>Writes a tensor to a file in TorchSharp's own form.</summary>
    public static void Save(this Tensor tensor, string location)
    {
        using FileStream stream = File.Create(location);
        tensor.Save(stream);
    }

    /// <summary>Reads a tensor that was written in TorchSharp's own form over this one, whose shape and type it must have.</summary>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false) => TensorFormat.Read(reader, tensor, skip);

    /// <summary>Reads a tensor that was written in TorchSharp's own form over this one, or into it where it is null.</summary>
    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null && !skip)
        {
            tensor = new Tensor(TensorFormat.Read(reader, null, skip)!);
        }
        else
        {
            TensorFormat.Read(reader, tensor, skip);
        }
    }

    /// <summary>Reads a tensor that was written in TorchSharp's own form; null where it is skipped.</summary>
    public static Tensor? Load(this BinaryReader reader, bool skip = false)
        => TensorFormat.Read(reader, null, skip) is { } body ? new Tensor(body) : null;
}
