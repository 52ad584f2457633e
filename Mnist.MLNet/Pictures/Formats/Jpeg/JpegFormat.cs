namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>JPEG: baseline, extended and progressive with Huffman codes and 8 bits a sample, grey or three colours, turned as the camera noted.</summary>
internal sealed class JpegFormat : PictureFormat
{
    public override bool Recognizes(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    public override Picture Decode(byte[] file, PictureLimits limits)
    {
        var reader = new JpegReader(file, limits);
        reader.Read();
        return reader.Orientation.Apply(JpegColors.Convert(reader.Frame!, reader.IsRgb));
    }
}
