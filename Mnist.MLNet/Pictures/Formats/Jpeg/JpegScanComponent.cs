namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>A component in a scan, with the codes of its first and of its other coefficients.</summary>
internal sealed class JpegScanComponent(JpegComponent component, HuffmanTable? dc, HuffmanTable? ac)
{
    public JpegComponent Component => component;

    public HuffmanTable Dc => dc ?? throw Missing();

    public HuffmanTable Ac => ac ?? throw Missing();

    /// <summary>The first coefficient of the block before: only the difference is stored.</summary>
    public int LastDc { get; set; }

    private InvalidDataException Missing() => new($"it lacks a Huffman table of component {component.Id}");
}
