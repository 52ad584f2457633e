namespace Mnist.MLNet.Training;

/// <summary>Room for one batch on the host, filled again and again.</summary>
internal sealed class Batch(int capacity, int pixelsPerImage)
{
    private readonly float[] _pixels = new float[capacity * pixelsPerImage];
    private readonly long[] _labels = new long[capacity];

    /// <summary>The number of images in it.</summary>
    public int Count { get; set; }

    /// <summary>The filled images, one after the other.</summary>
    public ReadOnlySpan<float> Pixels => _pixels.AsSpan(0, Count * pixelsPerImage);

    /// <summary>The class numbers of the filled images.</summary>
    public ReadOnlySpan<long> Labels => _labels.AsSpan(0, Count);

    /// <summary>The place of one image.</summary>
    public Span<float> Image(int index) => _pixels.AsSpan(index * pixelsPerImage, pixelsPerImage);

    public void SetLabel(int index, int label) => _labels[index] = label;
}
