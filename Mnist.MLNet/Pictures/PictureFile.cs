namespace Mnist.MLNet.Pictures;

/// <summary>Reads a picture's file into memory, never more of it than allowed.</summary>
internal static class PictureFile
{
    private const int FirstGuess = 64 * 1024;

    public static byte[] Read(string path, PictureLimits limits)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw new InvalidDataException($"'{path}' is a directory; expected a picture. Name the files in it.");
        }

        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no picture '{path}'.", path);
        }

        using var stream = File.OpenRead(path);

        // devices have no length of their own, so that of the file is only a first guess
        byte[] bytes = new byte[Math.Min(Math.Max(stream.Length + 1, FirstGuess), limits.MaximumBytes + 1L)];
        int count = 0;
        while (stream.Read(bytes, count, bytes.Length - count) is var read and > 0)
        {
            count += read;
            if (count > limits.MaximumBytes)
            {
                throw new InvalidDataException($"'{path}' is too large for a picture: expected at most {limits.MaximumBytes} bytes. Make it smaller, or raise the limit.");
            }

            if (count == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(2L * count, limits.MaximumBytes + 1));
            }
        }

        return bytes[..count];
    }
}
