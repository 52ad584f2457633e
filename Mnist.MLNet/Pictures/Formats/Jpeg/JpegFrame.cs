using System.Buffers.Binary;

namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>A picture's size and components.</summary>
internal sealed class JpegFrame
{
    private JpegFrame(int width, int height, bool progressive, JpegComponent[] components)
    {
        Width = width;
        Height = height;
        Progressive = progressive;
        Components = components;
        Horizontal = components.Max(component => component.Horizontal);
        Vertical = components.Max(component => component.Vertical);
        UnitColumns = (width + (8 * Horizontal) - 1) / (8 * Horizontal);
        UnitRows = (height + (8 * Vertical) - 1) / (8 * Vertical);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether coefficients come in several scans, ever finer.</summary>
    public bool Progressive { get; }

    public JpegComponent[] Components { get; }

    /// <summary>Blocks of the finest component side by side in a unit.</summary>
    public int Horizontal { get; }

    /// <summary>Blocks of the finest component above each other in a unit.</summary>
    public int Vertical { get; }

    public int UnitColumns { get; }

    public int UnitRows { get; }

    public static JpegFrame Read(int marker, ReadOnlySpan<byte> segment, int fileLength, PictureLimits limits)
    {
        if (marker is not (JpegMarker.Baseline or JpegMarker.Extended or JpegMarker.Progressive))
        {
            throw new InvalidDataException($"it is a {JpegMarker.Name(marker)}; expected a baseline or progressive one: save it again in a picture viewer");
        }

        var start = PictureFormat.Part(segment, 0, 6, "the frame's header");
        int height = BinaryPrimitives.ReadUInt16BigEndian(start[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(start[3..]);
        limits.RequireSize(width, height);
        if (start[0] != 8 || start[5] is not (1 or 3))
        {
            throw new InvalidDataException($"it has {start[5]} components of {start[0]} bits; expected 1 (grey) or 3 (colour) of 8: save it again in a picture viewer");
        }

        var parts = PictureFormat.Part(segment, 6, 3 * start[5], "the frame's header");
        var components = new JpegComponent[start[5]];
        for (int i = 0; i < components.Length; i++)
        {
            components[i] = ReadComponent(parts.Slice(3 * i, 3), alone: components.Length == 1);
        }

        var frame = new JpegFrame(width, height, marker == JpegMarker.Progressive, components);
        frame.RequireSampling();
        frame.RequireData(fileLength);
        foreach (var component in components)
        {
            component.Allocate(frame);
        }

        return frame;
    }

    private static JpegComponent ReadComponent(ReadOnlySpan<byte> part, bool alone)
    {
        int horizontal = part[1] >> 4;
        int vertical = part[1] & 15;
        if (horizontal is < 1 or > 4 || vertical is < 1 or > 4 || part[2] > 3)
        {
            throw new InvalidDataException($"component {part[0]} has {horizontal}×{vertical} blocks and table {part[2]}; expected 1 to 4 and 0 to 3");
        }

        // a component alone is stored block by block, whatever its header says
        return alone ? new JpegComponent(part[0], 1, 1, part[2]) : new JpegComponent(part[0], horizontal, vertical, part[2]);
    }

    private void RequireSampling()
    {
        if (Array.Find(Components, component => Horizontal % component.Horizontal != 0 || Vertical % component.Vertical != 0) is { } odd)
        {
            throw new InvalidDataException($"component {odd.Id} has {odd.Horizontal}×{odd.Vertical} of {Horizontal}×{Vertical} samples; expected a whole part: save it again in a picture viewer");
        }
    }

    // The shortest code takes a bit, and a block at least one of them in its first scan.
    private void RequireData(int fileLength)
    {
        long blocks = Components.Sum(component => (long)UnitColumns * component.Horizontal * UnitRows * component.Vertical);
        if (blocks > 8L * fileLength)
        {
            throw new InvalidDataException($"its pixels are missing: {Width}×{Height} of them take at least {blocks / 8} bytes, found {fileLength}; copy it again, it seems cut off");
        }
    }
}
