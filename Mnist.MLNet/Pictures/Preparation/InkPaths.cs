namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>The ways through an area from its top to its bottom that meet the least ink, found by dynamic programming.</summary>
internal sealed class InkPaths
{
    // the length of a step to the side and down
    private static readonly float Diagonal = MathF.Sqrt(2);

    // of ways through equal ink the straighter is taken
    private const float Sideways = 0.05f;

    // ways that end nearer to each other are the same but for their ends
    private const int LeastDistance = 2;

    private readonly int _width;
    private readonly int _height;

    // by place: the least that a way from the top meets, and the step, -1 to 1, to where it came from in the row above
    private readonly float[] _met;
    private readonly sbyte[] _back;

    public InkPaths(Plane ink, InkArea area)
    {
        _width = area.Width;
        _height = area.Height;
        _met = new float[_width * _height];
        _back = new sbyte[_width * _height];
        for (int place = 0; place < _met.Length; place++)
        {
            int x = place % _width;
            int y = place / _width;
            float amount = ink[area.Left + x, area.Top + y];
            _met[place] = y == 0 ? amount : LeastFromAbove(place, x, amount);
        }
    }

    /// <summary>The ways to the places of the last row that are reached through less ink than their neighbours: from left to right.</summary>
    public IEnumerable<InkPath> Ways()
    {
        float[] ends = _met[^_width..];
        for (int end = 0; end < _width; end++)
        {
            if (IsLeast(ends, end))
            {
                yield return WayTo(end);
            }
        }
    }

    // of equal ends beside each other the first
    private static bool IsLeast(float[] ends, int end)
    {
        for (int near = Math.Max(0, end - LeastDistance); near <= Math.Min(ends.Length - 1, end + LeastDistance); near++)
        {
            if (ends[near] < ends[end] || (near < end && ends[near] == ends[end]))
            {
                return false;
            }
        }

        return true;
    }

    private float LeastFromAbove(int place, int x, float amount)
    {
        int above = place - _width;
        float least = _met[above] + amount;
        float aside = (Diagonal * amount) + Sideways;
        for (int step = -1; step <= 1; step += 2)
        {
            if (x + step >= 0 && x + step < _width && _met[above + step] + aside < least)
            {
                least = _met[above + step] + aside;
                _back[place] = (sbyte)step;
            }
        }

        return least;
    }

    private InkPath WayTo(int end)
    {
        int[] columns = new int[_height];
        double met = _met[^(_width - end)];
        for (int y = _height - 1; y >= 0; y--)
        {
            columns[y] = end;
            int step = _back[(y * _width) + end];
            met -= Sideways * Math.Abs(step);
            end += step;
        }

        return new InkPath(columns, met);
    }
}
