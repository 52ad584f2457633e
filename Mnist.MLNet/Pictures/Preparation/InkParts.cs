namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>The parts of a picture that are written on.</summary>
internal sealed class InkParts
{
    private readonly Plane _ink;

    // the number of the part at each place, counted from 1; 0 for paper
    private readonly int[] _numbers;
    private readonly List<InkPart> _parts = [];

    private InkParts(Plane ink)
    {
        _ink = ink;
        _numbers = new int[ink.Values.Length];
    }

    /// <summary>The parts, in the order in which their first rows come.</summary>
    public IReadOnlyList<InkPart> All => _parts;

    public static InkParts Of(Plane ink)
    {
        var parts = new InkParts(ink);
        var pending = new Stack<int>();
        for (int place = 0; place < ink.Values.Length; place++)
        {
            if (ink.Values[place] >= Ink.Written && parts._numbers[place] == 0)
            {
                parts._parts.Add(parts.Trace(place, parts._parts.Count + 1, pending));
            }
        }

        return parts;
    }

    /// <summary>Wipes away parts that are much smaller than the largest one, and ink that belongs to no part.</summary>
    public void RemoveSpecks(float share)
    {
        int largest = _parts.Count == 0 ? 0 : _parts.Max(part => part.Count);
        Keep([.. _parts.Where(part => part.Count >= share * largest).Select(part => part.Number)]).Values.CopyTo(_ink.Values, 0);
    }

    /// <summary>The ink of some parts alone, with their soft edges.</summary>
    public Plane Keep(HashSet<int> numbers)
    {
        const int edge = 2;
        var kept = new Plane(_ink.Width, _ink.Height);
        for (int y = 0; y < _ink.Height; y++)
        {
            for (int x = 0; x < _ink.Width; x++)
            {
                int place = (y * _ink.Width) + x;
                if (_numbers[place] != 0 && numbers.Contains(_numbers[place]))
                {
                    for (int near = Math.Max(0, y - edge); near <= Math.Min(_ink.Height - 1, y + edge); near++)
                    {
                        int first = (near * _ink.Width) + Math.Max(0, x - edge);
                        int last = (near * _ink.Width) + Math.Min(_ink.Width - 1, x + edge);
                        for (int i = first; i <= last; i++)
                        {
                            kept.Values[i] = _numbers[i] == 0 || numbers.Contains(_numbers[i]) ? _ink.Values[i] : 0;
                        }
                    }
                }
            }
        }

        return kept;
    }

    private InkPart Trace(int start, int number, Stack<int> pending)
    {
        int width = _ink.Width;
        var area = new InkArea(start % width, start / width, 1, 1);
        int count = 0;
        _numbers[start] = number;
        pending.Push(start);
        while (pending.TryPop(out int place))
        {
            int x = place % width;
            int y = place / width;
            area = area.Union(new InkArea(x, y, 1, 1));
            count++;
            for (int near = 0; near < 9; near++)
            {
                int nextX = x + (near % 3) - 1;
                int nextY = y + (near / 3) - 1;
                int next = (nextY * width) + nextX;
                if (_ink[nextX, nextY] >= Ink.Written && _numbers[next] == 0)
                {
                    _numbers[next] = number;
                    pending.Push(next);
                }
            }
        }

        return new InkPart(number, area, count);
    }
}
