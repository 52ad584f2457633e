namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>A rectangle of a plane.</summary>
internal readonly record struct InkArea(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;

    public static InkArea Whole(Plane ink) => new(0, 0, ink.Width, ink.Height);

    /// <summary>The smallest rectangle around all that is written; the whole where nothing is.</summary>
    public static InkArea Around(Plane ink)
    {
        int left = ink.Width, top = ink.Height, right = -1, bottom = -1;
        for (int y = 0; y < ink.Height; y++)
        {
            for (int x = 0; x < ink.Width; x++)
            {
                if (ink[x, y] >= Ink.Written)
                {
                    left = Math.Min(left, x);
                    right = Math.Max(right, x);
                    top = Math.Min(top, y);
                    bottom = y;
                }
            }
        }

        return right < 0 ? Whole(ink) : new(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>The smallest rectangle around two.</summary>
    public InkArea Union(InkArea other)
    {
        int left = Math.Min(Left, other.Left);
        int top = Math.Min(Top, other.Top);
        return new(left, top, Math.Max(Right, other.Right) - left, Math.Max(Bottom, other.Bottom) - top);
    }
}
