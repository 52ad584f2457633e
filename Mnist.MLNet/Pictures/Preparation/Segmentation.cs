namespace Mnist.MLNet.Pictures.Preparation;

/// <summary>Splits a picture into digits.</summary>
internal static class Segmentation
{
    // A lower part is a piece of a digit whose strokes do not meet, such as the bar of a 5.
    private const float LeastHeight = 0.55f;

    /// <summary>The digits from left to right, each with the ink of its own.</summary>
    public static IEnumerable<(Plane Ink, InkArea Area)> Split(Plane ink)
    {
        var parts = InkParts.Of(ink);
        if (parts.All.Count == 0)
        {
            return [];
        }

        int tallest = parts.All.Max(part => part.Area.Height);
        var digits = parts.All.Where(part => part.Area.Height >= LeastHeight * tallest).Select(part => new List<InkPart> { part }).ToList();
        foreach (var piece in parts.All.Where(part => part.Area.Height < LeastHeight * tallest))
        {
            digits.MinBy(digit => Distance(digit[0].Area, piece.Area))!.Add(piece);
        }

        return digits
            .Select(digit => (Parts: digit.Select(part => part.Number).ToHashSet(), Area: digit.Select(part => part.Area).Aggregate((a, b) => a.Union(b))))
            .OrderBy(digit => digit.Area.Left + (digit.Area.Width / 2.0))
            .SelectMany(digit => TouchingDigits.Part(parts.Keep(digit.Parts), digit.Area));
    }

    // Along the line first: pieces above each other belong together.
    private static int Distance(InkArea one, InkArea other) =>
        Math.Max(0, Math.Max(one.Left, other.Left) - Math.Min(one.Right, other.Right));
}
