using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>A tensor in TorchSharp's own form: element type, number of dimensions and sizes as LEB128, then the elements in row-major order.</summary>
internal static unsafe class TensorFormat
{
    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        Leb128.Write(writer, (int)tensor.dtype);
        Leb128.Write(writer, tensor.Body.Rank);
        foreach (long size in tensor.Body.Sizes.AsSpan())
        {
            Leb128.Write(writer, size);
        }

        using Held rows = Held.Take(tensor.Body.Contiguous());
        writer.Write(Elements(rows.Body));
        GC.KeepAlive(rows.Body);
    }

    /// <summary>Reads a tensor; where a target is given, its elements are read over that one's, which must have the same shape and type.</summary>
    public static TensorBody? Read(BinaryReader reader, Tensor? target, bool skip)
    {
        long code = Leb128.Read(reader);
        var type = (ScalarType)code;
        if (code is < 0 or > sbyte.MaxValue || !Enum.IsDefined(type))
        {
            throw new InvalidDataException($"A tensor's element type is expected, found the number {code}.");
        }

        long rank = Leb128.Read(reader);
        if (rank is < 0 or > Dims.MaxRank)
        {
            throw new InvalidDataException($"A tensor of at most {Dims.MaxRank} dimensions is expected, found {rank}.");
        }

        Dims sizes = default;
        long bytes = type.Bytes();
        for (int i = 0; i < rank; i++)
        {
            long size = Leb128.Read(reader);
            if (size < 0 || (size > 0 && bytes > int.MaxValue / size))
            {
                throw new InvalidDataException($"A tensor of less than 2 GiB is expected, found the size {size} in dimension {i}.");
            }

            sizes.Add(size);
            bytes *= size;
        }

        if (skip)
        {
            Skip(reader, bytes);
            return null;
        }

        if (target is not null && (target.dtype != type || !target.Body.Sizes.Equals(sizes)))
        {
            throw new ArgumentException($"A tensor of {target.dtype} and shape {target.Body.Sizes} is expected, found {type} and {sizes}.");
        }

        TensorBody body = TensorBody.Empty(type, sizes);
        try
        {
            reader.BaseStream.ReadExactly(Elements(body));
        }
        catch (EndOfStreamException)
        {
            body.Release();
            throw new InvalidDataException($"The elements of a tensor of {type} and shape {sizes} take {bytes} bytes; the stream ends before.");
        }

        if (target is null)
        {
            return body;
        }

        using Held read = Held.Take(body);
        Copying.Into(body, target.Body);
        return null;
    }

    private static Span<byte> Elements(TensorBody rows)
    {
        int size = rows.Type.Bytes();
        return new Span<byte>(rows.Storage.Pointer + (rows.Offset * size), checked((int)(rows.Count * size)));
    }

    private static void Skip(BinaryReader reader, long bytes)
    {
        Span<byte> buffer = stackalloc byte[4096];
        while (bytes > 0)
        {
            int read = reader.Read(buffer[..(int)Math.Min(buffer.Length, bytes)]);
            if (read == 0)
            {
                throw new InvalidDataException("The stream ends inside a tensor's elements.");
            }

            bytes -= read;
        }
    }
}
