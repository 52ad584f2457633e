namespace Mnist.MLNet.Pictures.Formats;

/// <summary>Names formats that are not read, so that people learn what they have.</summary>
internal static class ForeignFormat
{
    /// <summary>What a file seems to be, such as "a GIF file".</summary>
    public static string Describe(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return "an empty file";
        }

        if (file.Length >= 12 && file[4..8].SequenceEqual("ftyp"u8))
        {
            return file[8..12].StartsWith("avi"u8) ? "an AVIF file" : "a HEIC file or video";
        }

        if (file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..12].SequenceEqual("WEBP"u8))
        {
            return "a WebP file";
        }

        return file switch
        {
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "a GIF file",
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "a TIFF file",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF file",
            [(byte)'P', (byte)'K', 3, 4, ..] => "a zip file",
            [0x1F, 0x8B, ..] => "a gzip file",
            [0, 0, 8, 3, ..] => "an IDX file of images",
            [0xFF, 0x0A, ..] => "a JPEG XL file",
            _ => $"a file that begins with {Convert.ToHexString(file[..Math.Min(4, file.Length)])}",
        };
    }
}
