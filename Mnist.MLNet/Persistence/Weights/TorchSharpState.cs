using System.Text;
using static TorchSharp.torch;

namespace Mnist.MLNet.Persistence.Weights;

/// <summary>
/// Tensors by name in TorchSharp's own format, which its <c>save</c> and <c>load</c> use: a count; for each tensor a name, an element type, a shape and the values.
/// Every length is checked before it is used.
/// </summary>
internal static class TorchSharpState
{
    // No network comes near; a damaged length does.
    private const int MostTensors = 1 << 20;
    private const int LongestName = 1 << 12;
    private const int LargestRank = 16;

    public static void Write(Stream stream, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write7BitEncodedInt(tensors.Count);
        foreach (var (name, tensor) in tensors)
        {
            using var scope = NewDisposeScope();
            writer.Write(name);
            writer.Write7BitEncodedInt((int)tensor.dtype);
            writer.Write7BitEncodedInt(tensor.shape.Length);
            foreach (long extent in tensor.shape)
            {
                writer.Write7BitEncodedInt64(extent);
            }

            writer.Write(tensor.detach().cpu().contiguous().bytes);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are not such a file; the message says what is wrong.</exception>
    public static Dictionary<string, Tensor> Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var tensors = new Dictionary<string, Tensor>();
        try
        {
            int count = Bounded(reader.Read7BitEncodedInt(), MostTensors, "number of tensors");
            for (int i = 0; i < count; i++)
            {
                string name = Encoding.UTF8.GetString(reader.ReadBytes(Bounded(reader.Read7BitEncodedInt(), LongestName, "length of a name")));
                tensors[name] = ReadTensor(reader, name);
            }
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("it ends in the middle of a tensor, so it is truncated or not in TorchSharp's format");
        }

        return reader.BaseStream.Position == bytes.Length
            ? tensors
            : throw new InvalidDataException($"its tensors take {reader.BaseStream.Position} bytes; the file holds {bytes.Length}");
    }

    private static Tensor ReadTensor(BinaryReader reader, string name)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt();
        int size = type switch
        {
            ScalarType.Float32 => sizeof(float),
            ScalarType.Int64 => sizeof(long),
            _ => throw new InvalidDataException($"its tensor '{name}' has the element type {(int)type}; networks here have Float32 (6) and Int64 (4)"),
        };
        var shape = new long[Bounded(reader.Read7BitEncodedInt(), LargestRank, $"rank of '{name}'")];
        Int128 length = size;
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = reader.Read7BitEncodedInt64();
            length = shape[i] < 0 || length > int.MaxValue ? int.MaxValue + 1L : length * shape[i];
        }

        if (length > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new EndOfStreamException();
        }

        var tensor = empty(shape, type);
        reader.ReadBytes((int)length).CopyTo(tensor.bytes);
        return tensor;
    }

    private static int Bounded(int value, int most, string what) =>
        value >= 0 && value <= most ? value : throw new InvalidDataException($"its {what} is {value}; at most {most} is taken");
}
