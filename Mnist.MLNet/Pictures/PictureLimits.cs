namespace Mnist.MLNet.Pictures;

/// <summary>How large a picture may be. A file that claims more is refused before memory is taken for it; reading one takes at most about 13 bytes a pixel.</summary>
public sealed record PictureLimits
{
    /// <summary>The defaults: what a phone's camera makes.</summary>
    public static PictureLimits Default { get; } = new();

    /// <summary>The most pixels.</summary>
    /// <value>At least 1, at most 500,000,000; 50,000,000 unless changed.</value>
    public int MaximumPixels
    {
        get;
        init => field = value is >= 1 and <= 500_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 1 to 500,000,000 pixels.");
    } = 50_000_000;

    /// <summary>The most bytes of a file.</summary>
    /// <value>At least 1, at most 1,000,000,000; 100,000,000 unless changed.</value>
    public int MaximumBytes
    {
        get;
        init => field = value is >= 1 and <= 1_000_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 1 to 1,000,000,000 bytes.");
    } = 100_000_000;

    /// <exception cref="InvalidDataException">The file is larger.</exception>
    internal void RequireBytes(long bytes)
    {
        if (bytes > MaximumBytes)
        {
            throw new InvalidDataException($"it is too large: expected at most {MaximumBytes} bytes, found {bytes}; make it smaller, or raise the limit");
        }
    }

    /// <exception cref="InvalidDataException">A side is below 1, or there are more pixels.</exception>
    internal void RequireSize(long width, long height)
    {
        if (width < 1 || height < 1)
        {
            throw new InvalidDataException($"it is {width}×{height} pixels; expected at least 1×1");
        }

        if (width > MaximumPixels || height > MaximumPixels || width * height > MaximumPixels)
        {
            throw new InvalidDataException($"it is {width}×{height} pixels; expected at most {MaximumPixels} in all. Make it smaller, or raise the limit");
        }
    }
}
