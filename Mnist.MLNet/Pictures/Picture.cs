using Mnist.MLNet.Pictures.Formats;

namespace Mnist.MLNet.Pictures;

/// <summary>A colour picture of any size, 8 bits a channel. Reads PNG, JPEG, BMP, PBM, PGM and PPM; which of them a file is, its content tells, not its name.</summary>
public sealed class Picture
{
    private readonly byte[] _rgba;

    /// <summary>Makes a picture.</summary>
    /// <param name="width">Columns of pixels, at least 1.</param>
    /// <param name="height">Rows of pixels, at least 1.</param>
    /// <param name="rgba">Red, green, blue and opacity of each pixel, 0…255, row after row from the top; it is not copied.</param>
    /// <exception cref="ArgumentException">The number of bytes does not fit the size.</exception>
    public Picture(int width, int height, byte[] rgba)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(rgba);
        if (rgba.LongLength != 4L * width * height)
        {
            throw new ArgumentException($"Expected {4L * width * height} bytes for {width}×{height} pixels of red, green, blue and opacity, found {rgba.Length}.", nameof(rgba));
        }

        Width = width;
        Height = height;
        _rgba = rgba;
    }

    /// <summary>Columns of pixels.</summary>
    public int Width { get; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Red, green, blue and opacity of each pixel, 0…255, row after row from the top.</summary>
    public ReadOnlySpan<byte> Rgba => _rgba;

    /// <summary>Whether a file begins as those do that can be read.</summary>
    /// <param name="start">The file's first bytes; 16 are enough.</param>
    /// <returns>True for PNG, JPEG, BMP, PBM, PGM and PPM.</returns>
    public static bool IsRecognized(ReadOnlySpan<byte> start) => PictureFormat.Find(start) is not null;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">How large it may be; null for the defaults.</param>
    /// <returns>The picture, the way up that its camera noted.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidDataException">The file is no picture of a known format, is damaged, or is larger than allowed.</exception>
    public static Picture Load(string path, PictureLimits? limits = null) => Decode(PictureFile.Read(path, limits ?? PictureLimits.Default), path, limits);

    /// <summary>Reads the content of a file.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="name">What to call it in error messages.</param>
    /// <param name="limits">How large it may be; null for the defaults.</param>
    /// <returns>The picture, the way up that its camera noted.</returns>
    /// <exception cref="InvalidDataException">The bytes are no picture of a known format, are damaged, or are more than allowed.</exception>
    public static Picture Decode(byte[] file, string name = "the picture", PictureLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        limits ??= PictureLimits.Default;
        try
        {
            limits.RequireBytes(file.LongLength);
            return PictureFormat.Of(file).Decode(file, limits);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{name}' cannot be read as a picture: {exception.Message.TrimEnd('.')}.", exception);
        }
    }
}
