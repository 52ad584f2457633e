namespace Mnist.MLNet.Reports.Pictures;

/// <summary>A colour.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static Rgb White { get; } = new(255, 255, 255);

    public static Rgb Ink { get; } = new(26, 26, 25);

    /// <summary>Marks what is wrong.</summary>
    public static Rgb Alarm { get; } = new(200, 67, 10);

    public static Rgb Grey(byte value) => new(value, value, value);
}
