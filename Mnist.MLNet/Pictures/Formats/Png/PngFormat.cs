using System.Buffers.Binary;
using System.IO.Compression;

namespace Mnist.MLNet.Pictures.Formats.Png;

/// <summary>PNG: all colour types and depths, transparency, interlacing.</summary>
internal sealed class PngFormat : PictureFormat
{
    // zlib packs at most 258 bytes into two bits
    private const int LargestPacking = 1032;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public override bool Recognizes(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public override Picture Decode(byte[] file, PictureLimits limits)
    {
        var header = default(PngHeader?);
        byte[] palette = [];
        byte[] transparency = [];
        var data = new List<ReadOnlyMemory<byte>>();
        bool ended = false;
        for (int offset = Signature.Length; !ended;)
        {
            var chunk = PngChunk.Read(file, offset);
            if (header is null && chunk.Type != "IHDR")
            {
                throw new InvalidDataException($"its first chunk is {chunk.Type}; expected IHDR");
            }

            switch (chunk.Type)
            {
                case "IHDR":
                    header = PngHeader.Read(chunk.Content.Span, limits);
                    break;
                case "PLTE":
                    palette = chunk.Content.ToArray();
                    break;
                case "tRNS":
                    transparency = chunk.Content.ToArray();
                    break;
                case "IDAT":
                    data.Add(chunk.Content);
                    break;
                case "IEND":
                    ended = true;
                    break;
                default:
                    chunk.RequireOptional();
                    break;
            }

            offset = chunk.End;
        }

        return Decode(header!, new PngColors(header!, palette, transparency), data);
    }

    private static Picture Decode(PngHeader header, PngColors colors, List<ReadOnlyMemory<byte>> data)
    {
        var passes = PngPass.Of(header);
        long unpacked = passes.Sum(pass => pass.Height * (1L + header.RowLength(pass.Width)));
        long packed = data.Sum(part => (long)part.Length);
        if (packed * LargestPacking < unpacked)
        {
            throw new InvalidDataException($"its pixels are missing: expected {unpacked} bytes unpacked, found {packed} packed; copy it again, it seems cut off");
        }

        byte[] rgba = new byte[4L * header.Width * header.Height];
        using var rows = new ZLibStream(new PngDataStream(data), CompressionMode.Decompress);
        foreach (var pass in passes)
        {
            Decode(header, colors, pass, rows, rgba);
        }

        return new Picture(header.Width, header.Height, rgba);
    }

    private static void Decode(PngHeader header, PngColors colors, PngPass pass, ZLibStream rows, byte[] rgba)
    {
        int length = header.RowLength(pass.Width);
        byte[] row = new byte[length + 1];
        byte[] above = new byte[length + 1];
        for (int y = 0; y < pass.Height; y++)
        {
            if (rows.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
            {
                throw new InvalidDataException($"its pixels end early, in row {y} of {pass.Height}; copy it again, it seems cut off");
            }

            PngFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), header.FilterDistance);
            int target = 4 * ((((y * pass.StepY) + pass.Top) * header.Width) + pass.Left);
            for (int x = 0; x < pass.Width; x++, target += 4 * pass.StepX)
            {
                BinaryPrimitives.WriteUInt32BigEndian(rgba.AsSpan(target), colors.Rgba(row.AsSpan(1), x));
            }

            (row, above) = (above, row);
        }
    }
}
