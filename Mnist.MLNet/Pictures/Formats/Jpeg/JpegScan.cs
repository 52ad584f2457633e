namespace Mnist.MLNet.Pictures.Formats.Jpeg;

/// <summary>Which coefficients of which components a scan brings.</summary>
/// <param name="Components">The components with their Huffman tables.</param>
/// <param name="First">The first coefficient in stored order.</param>
/// <param name="Last">The last one.</param>
/// <param name="High">How many low bits the scan before left out; 0 for the first.</param>
/// <param name="Low">How many low bits this scan leaves out.</param>
internal sealed record JpegScan(IReadOnlyList<JpegScanComponent> Components, int First, int Last, int High, int Low)
{
    public static JpegScan Read(ReadOnlySpan<byte> segment, JpegFrame frame, HuffmanTable?[] dc, HuffmanTable?[] ac)
    {
        int count = PictureFormat.Part(segment, 0, 1, "a scan's header")[0];
        var parts = PictureFormat.Part(segment, 1, (2 * count) + 3, "a scan's header");
        var components = new List<JpegScanComponent>();
        for (int i = 0; i < count; i++)
        {
            int id = parts[2 * i];
            var component = Array.Find(frame.Components, component => component.Id == id)
                ?? throw new InvalidDataException($"a scan is of component {id}, which the frame lacks");
            components.Add(new JpegScanComponent(component, dc[(parts[(2 * i) + 1] >> 4) & 3], ac[parts[(2 * i) + 1] & 3]));
        }

        var rest = parts[(2 * count)..];
        var scan = frame.Progressive
            ? new JpegScan(components, rest[0], rest[1], rest[2] >> 4, rest[2] & 15)
            : new JpegScan(components, 0, 63, 0, 0);
        scan.Require();
        return scan;
    }

    private void Require()
    {
        if (Components.Count is < 1 or > 3 || Components.Select(component => component.Component).Distinct().Count() < Components.Count)
        {
            throw new InvalidDataException($"a scan has {Components.Count} components; expected 1 to 3, each once");
        }

        if (First > Last || Last > 63 || Low > 13 || (First > 0 && Components.Count > 1) || (High != 0 && High != Low + 1))
        {
            throw new InvalidDataException($"a scan of {Components.Count} components brings coefficients {First} to {Last}, bits {High} to {Low}, which JPEG does not define");
        }
    }
}
