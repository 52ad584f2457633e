namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>The markers of ITU-T T.81, without their first byte FF.</summary>
internal static class JpegMarker
{
    public const int Baseline = 0xC0;
    public const int Extended = 0xC1;
    public const int Progressive = 0xC2;
    public const int HuffmanTables = 0xC4;
    public const int FirstRestart = 0xD0;
    public const int End = 0xD9;
    public const int Scan = 0xDA;
    public const int QuantizationTables = 0xDB;
    public const int RestartInterval = 0xDD;
    public const int App0 = 0xE0;
    public const int App1 = 0xE1;
    public const int App14 = 0xEE;

    /// <summary>Whether a marker begins a frame, of whatever kind.</summary>
    public static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (HuffmanTables or 0xC8 or 0xCC);

    /// <summary>Whether no segment follows a marker.</summary>
    public static bool StandsAlone(int marker) => marker is 0 or 1 or (>= FirstRestart and <= 0xD8);

    /// <summary>What a kind of frame that is not read is called.</summary>
    public static string Name(int frame) => frame switch
    {
        0xC3 or 0xC7 or 0xCB or 0xCF => "lossless JPEG",
        0xC5 or 0xC6 or 0xCD or 0xCE => "hierarchical JPEG",
        _ => "JPEG with arithmetic codes",
    };
}
