namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>Numbers in rows and columns.</summary>
internal sealed class Plane(int width, int height)
{
    public int Width => width;

    public int Height => height;

    /// <summary>The numbers, row after row.</summary>
    public float[] Values { get; } = new float[width * height];

    /// <summary>One number; 0 outside.</summary>
    public float this[int x, int y] => x < 0 || y < 0 || x >= width || y >= height ? 0 : Values[(y * width) + x];
}
