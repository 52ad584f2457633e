namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>Decodes a scan into the coefficients of its components (T.81, F.2 and G.2).</summary>
internal sealed class JpegScanDecoder(JpegFrame frame, JpegScan scan, BitReader bits, int restartInterval)
{
    private int _endOfBandRun;
    private int _unit;

    public void Decode()
    {
        if (scan.Components is [var single])
        {
            // a component alone comes block by block, without those that only fill up a unit
            DecodeUnits((single.Component.Height + 7) / 8, (single.Component.Width + 7) / 8, (row, column) => DecodeBlock(single, row, column));
        }
        else
        {
            DecodeUnits(frame.UnitRows, frame.UnitColumns, DecodeUnit);
        }
    }

    private void DecodeUnits(int rows, int columns, Action<int, int> decode)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++, _unit++)
            {
                if (restartInterval > 0 && _unit > 0 && _unit % restartInterval == 0)
                {
                    bits.Restart((_unit / restartInterval) - 1);
                    _endOfBandRun = 0;
                    foreach (var component in scan.Components)
                    {
                        component.LastDc = 0;
                    }
                }

                decode(row, column);
            }
        }
    }

    private void DecodeUnit(int row, int column)
    {
        foreach (var part in scan.Components)
        {
            var component = part.Component;
            for (int y = 0; y < component.Vertical; y++)
            {
                for (int x = 0; x < component.Horizontal; x++)
                {
                    DecodeBlock(part, (row * component.Vertical) + y, (column * component.Horizontal) + x);
                }
            }
        }
    }

    private void DecodeBlock(JpegScanComponent part, int row, int column)
    {
        var block = part.Component.Block(row, column);
        if (!frame.Progressive)
        {
            DecodeWhole(part, block);
        }
        else if (scan.First == 0)
        {
            DecodeFirst(part, block);
        }
        else if (scan.High == 0)
        {
            DecodeBand(part, block);
        }
        else
        {
            RefineBand(part, block);
        }
    }

    private void DecodeWhole(JpegScanComponent part, Span<short> block)
    {
        block[0] = NextDc(part);
        for (int k = 1; k < 64; k++)
        {
            int code = part.Ac.Decode(bits);
            int size = code & 15;
            if (size == 0)
            {
                if (code != 0xF0)
                {
                    break;
                }

                k += 15;
                continue;
            }

            k = Within(k + (code >> 4), 63);
            block[ZigZag.Natural[k]] = (short)bits.ReadSigned(size);
        }
    }

    private void DecodeFirst(JpegScanComponent part, Span<short> block)
    {
        if (scan.High == 0)
        {
            block[0] = (short)(NextDc(part) << scan.Low);
        }
        else
        {
            block[0] |= (short)(bits.Read(1) << scan.Low);
        }
    }

    private void DecodeBand(JpegScanComponent part, Span<short> block)
    {
        if (_endOfBandRun > 0)
        {
            _endOfBandRun--;
            return;
        }

        for (int k = scan.First; k <= scan.Last; k++)
        {
            int code = part.Ac.Decode(bits);
            int run = code >> 4;
            int size = code & 15;
            if (size == 0)
            {
                if (run < 15)
                {
                    _endOfBandRun = (1 << run) - 1 + bits.Read(run);
                    return;
                }

                k += 15;
                continue;
            }

            k = Within(k + run, scan.Last);
            block[ZigZag.Natural[k]] = (short)(bits.ReadSigned(size) << scan.Low);
        }
    }

    private void RefineBand(JpegScanComponent part, Span<short> block)
    {
        int k = scan.First;
        while (_endOfBandRun == 0 && k <= scan.Last)
        {
            int code = part.Ac.Decode(bits);
            int run = code >> 4;
            int value = 0;
            if ((code & 15) != 0)
            {
                value = bits.Read(1) == 1 ? 1 << scan.Low : -1 << scan.Low;
            }
            else if (run < 15)
            {
                _endOfBandRun = (1 << run) + bits.Read(run);
                break;
            }

            // goes over as many coefficients that are still 0 as the run says; those that are not get a further bit
            for (; k <= scan.Last; k++)
            {
                ref short coefficient = ref block[ZigZag.Natural[k]];
                if (coefficient != 0)
                {
                    Refine(ref coefficient);
                }
                else if (run-- == 0)
                {
                    coefficient = (short)value;
                    k++;
                    break;
                }
            }
        }

        if (_endOfBandRun > 0)
        {
            for (; k <= scan.Last; k++)
            {
                ref short coefficient = ref block[ZigZag.Natural[k]];
                if (coefficient != 0)
                {
                    Refine(ref coefficient);
                }
            }

            _endOfBandRun--;
        }
    }

    private void Refine(ref short coefficient)
    {
        int bit = 1 << scan.Low;
        if (bits.Read(1) == 1 && (coefficient & bit) == 0)
        {
            coefficient += (short)(coefficient > 0 ? bit : -bit);
        }
    }

    private short NextDc(JpegScanComponent part)
    {
        int size = part.Dc.Decode(bits);
        if (size > 15)
        {
            throw new InvalidDataException($"its pixels are damaged before byte {bits.Offset}: a coefficient has {size} bits; copy it again");
        }

        part.LastDc += bits.ReadSigned(size);
        return (short)part.LastDc;
    }

    private int Within(int k, int last) =>
        k <= last ? k : throw new InvalidDataException($"its pixels are damaged before byte {bits.Offset}: a run goes beyond its block; copy it again");
}
