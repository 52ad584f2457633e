using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Cli.Input;

/// <summary>Tells pictures from IDX files.</summary>
internal static class PictureFiles
{
    private const int FirstBytes = 16;

    private static readonly string[] Extensions =
        [".png", ".jpg", ".jpeg", ".bmp", ".pbm", ".pgm", ".ppm", ".pnm", ".gif", ".webp", ".heic", ".tif", ".tiff", ".pdf", ".avif", ".svg"];

    /// <summary>Whether files are meant as pictures: by their number, by their name, or by what is in them.</summary>
    public static bool AreMeant(IReadOnlyList<string> files) =>
        files.Count > 1 || (files is [var file] && (Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) || BeginsAsPicture(file)));

    private static bool BeginsAsPicture(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var stream = File.OpenRead(path);
        byte[] start = new byte[FirstBytes];
        int count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Picture.IsRecognized(start.AsSpan(0, count));
    }
}
