using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace Mnist.MLNet.Persistence;

/// <summary>
/// Tensors by name in the safetensors format: eight bytes with the header's length, a JSON header, the values row after row, little-endian.
/// Every length is checked before it is used, and nothing in a file is ever run.
/// </summary>
public static class Safetensors
{
    // The format's own bound.
    private const int LargestHeader = 100_000_000;

    private static readonly (string Name, ScalarType Type, int Size)[] Types =
    [
        ("F32", ScalarType.Float32, 4), ("F64", ScalarType.Float64, 8), ("I64", ScalarType.Int64, 8), ("I32", ScalarType.Int32, 4), ("U8", ScalarType.Byte, 1), ("BOOL", ScalarType.Bool, 1),
    ];

    /// <summary>Writes tensors.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="tensors">The tensors by name, on any device; kept in this order.</param>
    /// <exception cref="NotSupportedException">A tensor's element type is not one of F32, F64, I64, I32, U8, BOOL.</exception>
    public static void Write(Stream stream, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var scope = NewDisposeScope();
        var header = new Dictionary<string, TensorEntry>();
        long offset = 0;
        foreach (var (name, tensor) in tensors)
        {
            var (typeName, _, size) = Types.FirstOrDefault(type => type.Type == tensor.dtype);
            if (typeName is null)
            {
                throw new NotSupportedException($"Tensor '{name}' has elements of type {tensor.dtype}; safetensors files are written with {string.Join(", ", Types.Select(type => type.Type))}.");
            }

            long end = offset + (tensor.numel() * size);
            header[name] = new TensorEntry(typeName, tensor.shape, [offset, end]);
            offset = end;
        }

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
        stream.Write(length);
        stream.Write(json);
        foreach (var tensor in tensors.Values)
        {
            stream.Write(tensor.detach().cpu().contiguous().bytes);
        }
    }

    /// <summary>Reads tensors.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>The tensors by name, on the CPU; the caller disposes them.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a safetensors file; the message says what is wrong.</exception>
    public static Dictionary<string, Tensor> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8)
        {
            throw new InvalidDataException($"The weights have {bytes.Length} bytes; a safetensors file has at least 8.");
        }

        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (headerLength > LargestHeader || headerLength > (ulong)(bytes.Length - 8))
        {
            throw new InvalidDataException($"The weights' header claims {headerLength} bytes; {bytes.Length - 8} follow.");
        }

        var header = ParseHeader(bytes.Slice(8, (int)headerLength));
        var data = bytes[(8 + (int)headerLength)..];
        CheckCoverage(header, data.Length);
        var tensors = new Dictionary<string, Tensor>();
        foreach (var (name, entry) in header)
        {
            var type = Types.First(known => known.Name == entry.DataType).Type;
            var tensor = empty(entry.Shape, type);
            data[(int)entry.Offsets[0]..(int)entry.Offsets[1]].CopyTo(tensor.bytes);
            tensors[name] = tensor;
        }

        return tensors;
    }

    private static Dictionary<string, TensorEntry> ParseHeader(ReadOnlySpan<byte> json)
    {
        var header = new Dictionary<string, TensorEntry>();
        try
        {
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json) ?? [])
            {
                if (name != "__metadata__")
                {
                    header[name] = Check(name, value.Deserialize<TensorEntry>());
                }
            }
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The weights' header is no JSON that describes tensors: {exception.Message}");
        }

        return header;
    }

    private static TensorEntry Check(string name, TensorEntry? entry)
    {
        var (typeName, _, size) = Types.FirstOrDefault(type => type.Name == entry?.DataType);
        if (entry is not { Shape: { } shape, Offsets: [var start, var end] } || typeName is null)
        {
            throw new InvalidDataException($"Tensor '{name}' is not described by a known type ({string.Join(", ", Types.Select(type => type.Name))}), a shape and two offsets.");
        }

        Int128 length = shape.Aggregate((Int128)size, (product, extent) => extent < 0 || product > long.MaxValue ? -1 : product * extent);
        return start >= 0 && end >= start && length == end - start
            ? entry
            : throw new InvalidDataException($"Tensor '{name}' of shape [{string.Join(", ", shape)}] does not fit its offsets {start} to {end}.");
    }

    /// <summary>Checks that the tensors follow each other without gap or overlap from the first to the last byte.</summary>
    private static void CheckCoverage(Dictionary<string, TensorEntry> header, long length)
    {
        long position = 0;
        foreach (var (name, entry) in header.OrderBy(pair => pair.Value.Offsets[0]).ThenBy(pair => pair.Value.Offsets[1]))
        {
            if (entry.Offsets[0] != position)
            {
                throw new InvalidDataException($"Tensor '{name}' starts at byte {entry.Offsets[0]}; the one before it ends at {position}.");
            }

            position = entry.Offsets[1];
        }

        if (position != length)
        {
            throw new InvalidDataException($"The weights' tensors take {position} bytes; the file holds {length}.");
        }
    }

    private sealed record TensorEntry(
        [property: System.Text.Json.Serialization.JsonPropertyName("dtype")] string DataType,
        [property: System.Text.Json.Serialization.JsonPropertyName("shape")] long[] Shape,
        [property: System.Text.Json.Serialization.JsonPropertyName("data_offsets")] long[] Offsets);
}
