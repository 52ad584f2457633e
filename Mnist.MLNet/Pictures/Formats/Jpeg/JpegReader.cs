using System.Buffers.Binary;

namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>Goes through the markers of a file and fills the frame's coefficients.</summary>
internal sealed class JpegReader(byte[] file, PictureLimits limits)
{
    private readonly ushort[]?[] _quantization = new ushort[4][];
    private readonly HuffmanTable?[] _dc = new HuffmanTable[4];
    private readonly HuffmanTable?[] _ac = new HuffmanTable[4];
    private int _restartInterval;
    private int _offset = 2;
    private bool _jfif;
    private int? _adobeTransform;

    /// <summary>The picture; null before its header was met.</summary>
    public JpegFrame? Frame { get; private set; }

    /// <summary>How the camera was held.</summary>
    public ExifOrientation Orientation { get; private set; } = ExifOrientation.Upright;

    /// <summary>Whether the three components are red, green and blue instead of brightness and two colour differences.</summary>
    public bool IsRgb => _adobeTransform is { } transform ? transform == 0 : !_jfif && Frame!.Components is [{ Id: 'R' }, { Id: 'G' }, { Id: 'B' }];

    /// <summary>Reads up to the end marker.</summary>
    public void Read()
    {
        bool scanned = false;
        for (int marker = NextMarker(); marker != JpegMarker.End; marker = NextMarker())
        {
            if (JpegMarker.StandsAlone(marker))
            {
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(PictureFormat.Part(file, _offset, 2, "a segment's header"));
            if (length < 2)
            {
                throw new InvalidDataException($"segment {marker:X2} at byte {_offset} is damaged: its length is {length}");
            }

            var segment = PictureFormat.Part(file, _offset + 2, length - 2, $"segment {marker:X2}");
            _offset += length;
            switch (marker)
            {
                case JpegMarker.QuantizationTables:
                    ReadQuantization(segment);
                    break;
                case JpegMarker.HuffmanTables:
                    ReadHuffman(segment);
                    break;
                case JpegMarker.RestartInterval:
                    _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(PictureFormat.Part(segment, 0, 2, "the restart interval"));
                    break;
                case JpegMarker.App0:
                    _jfif |= segment.StartsWith("JFIF\0"u8);
                    break;
                case JpegMarker.App1:
                    Orientation = ExifOrientation.Find(segment) ?? Orientation;
                    break;
                case JpegMarker.App14 when segment.StartsWith("Adobe"u8) && segment.Length >= 12:
                    _adobeTransform = segment[11];
                    break;
                case JpegMarker.Scan:
                    ReadScan(segment);
                    scanned = true;
                    break;
                default:
                    if (JpegMarker.IsFrame(marker))
                    {
                        ReadFrame(marker, segment);
                    }

                    break;
            }
        }

        if (!scanned)
        {
            throw new InvalidDataException("it holds no picture: expected a scan before its end");
        }
    }

    private int NextMarker()
    {
        // whatever lies between segments is skipped, and so is filling
        while (_offset < file.Length && file[_offset] != 0xFF)
        {
            _offset++;
        }

        while (_offset < file.Length && file[_offset] == 0xFF)
        {
            _offset++;
        }

        return _offset < file.Length
            ? file[_offset++]
            : throw new InvalidDataException("it has no end marker; copy it again, it seems cut off");
    }

    private void ReadQuantization(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            bool wide = segment[0] >> 4 != 0;
            int id = segment[0] & 15;
            var values = PictureFormat.Part(segment, 1, wide ? 128 : 64, "a quantisation table");
            var table = new ushort[64];
            for (int i = 0; i < 64; i++)
            {
                table[ZigZag.Natural[i]] = wide ? BinaryPrimitives.ReadUInt16BigEndian(values[(2 * i)..]) : values[i];
            }

            _quantization[RequireTable(id)] = table;
            segment = segment[(1 + values.Length)..];
        }
    }

    private void ReadHuffman(ReadOnlySpan<byte> segment)
    {
        while (!segment.IsEmpty)
        {
            int id = RequireTable(segment[0] & 15);
            var counts = PictureFormat.Part(segment, 1, 16, "a Huffman table");
            int count = 0;
            foreach (byte codes in counts)
            {
                count += codes;
            }

            (segment[0] >> 4 == 0 ? _dc : _ac)[id] = new HuffmanTable(counts, PictureFormat.Part(segment, 17, count, "a Huffman table"));
            segment = segment[(17 + count)..];
        }
    }

    private void ReadFrame(int marker, ReadOnlySpan<byte> segment)
    {
        if (Frame is not null)
        {
            throw new InvalidDataException("it has two frames; expected one");
        }

        Frame = JpegFrame.Read(marker, segment, file.Length, limits);
    }

    private void ReadScan(ReadOnlySpan<byte> segment)
    {
        var frame = Frame ?? throw new InvalidDataException("a scan comes before the frame that it belongs to");
        var scan = JpegScan.Read(segment, frame, _dc, _ac);
        foreach (var component in scan.Components)
        {
            // tables may change between scans; a component keeps the one that it met first
            component.Component.Quantization ??= _quantization[component.Component.QuantizationTable];
        }

        var bits = new BitReader(file, _offset);
        new JpegScanDecoder(frame, scan, bits, _restartInterval).Decode();
        _offset = bits.Offset;
    }

    private static int RequireTable(int id) => id < 4 ? id : throw new InvalidDataException($"it has a table number {id}; expected 0 to 3");
}
