namespace Mnist.MLNet.Pictures.Formats;

/// <summary>
/// A file format of pictures. A reader takes any bytes whatever: it answers with a picture or an <see cref="InvalidDataException"/> whose message
/// continues "the file cannot be read:", and takes no memory that the length of the file does not warrant.
/// </summary>
internal abstract class PictureFormat
{
    private static readonly PictureFormat[] All = [new Png.PngFormat(), new Jpeg.JpegFormat(), new Bmp.BmpFormat(), new NetpbmFormat()];

    /// <summary>The format of a file.</summary>
    /// <exception cref="InvalidDataException">It is of none that is known; the message says how to come by one.</exception>
    public static PictureFormat Of(ReadOnlySpan<byte> file) => Find(file) ?? throw new InvalidDataException(
        $"expected a PNG, JPEG, BMP, PBM, PGM or PPM file, found {ForeignFormat.Describe(file)}; save it as PNG or JPEG in a picture viewer first");

    /// <summary>The format of a file; null for one that is not known.</summary>
    public static PictureFormat? Find(ReadOnlySpan<byte> file)
    {
        foreach (var format in All)
        {
            if (format.Recognizes(file))
            {
                return format;
            }
        }

        return null;
    }

    /// <summary>Whether a file begins as the format does.</summary>
    public abstract bool Recognizes(ReadOnlySpan<byte> file);

    /// <summary>Reads a file that was recognised.</summary>
    /// <exception cref="InvalidDataException">The file is damaged, or beyond what is read or allowed.</exception>
    public abstract Picture Decode(byte[] file, PictureLimits limits);

    /// <summary>A part of a file.</summary>
    /// <exception cref="InvalidDataException">The file ends before it does.</exception>
    protected internal static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> file, long offset, long length, string what) =>
        offset + length <= file.Length
            ? file.Slice((int)offset, (int)length)
            : throw new InvalidDataException(
                $"it ends within {what}: expected {length} bytes from byte {offset} on, found {Math.Max(0, file.Length - offset)}; copy it again, it seems cut off");
}
