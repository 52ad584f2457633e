namespace Mnist.MLNet.Data;

/// <summary>
/// Turns control points into a smooth path: Catmull–Rom splines in centripetal parametrisation, which form no loop or cusp between near points
/// (Yuksel, Schaefer and Keyser, 2011).
/// </summary>
internal static class StrokeSpline
{
    /// <summary>Points per stretch between two control points; a stretch is a few pixels long.</summary>
    private const int Steps = 6;

    /// <summary>Appends the strokes through the control points to <paramref name="path"/>.</summary>
    public static void Trace(ReadOnlySpan<PointKind> kinds, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius, StrokePath path)
    {
        for (int point = 0; point < kinds.Length; point++)
        {
            if (kinds[point] == PointKind.Start)
            {
                path.Add(x[point], y[point], radius[point], isStart: true);
                continue;
            }

            bool bendsBefore = kinds[point - 1] == PointKind.Smooth;
            bool bendsAfter = kinds[point] == PointKind.Smooth && point + 1 < kinds.Length && kinds[point + 1] != PointKind.Start;
            TraceStretch(x, y, radius, point, bendsBefore, bendsAfter, path);
        }
    }

    private static void TraceStretch(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> radius, int end, bool bendsBefore, bool bendsAfter, StrokePath path)
    {
        int start = end - 1;
        double length = Knot(x[end] - x[start], y[end] - y[start]);
        double before = bendsBefore ? Knot(x[start] - x[start - 1], y[start] - y[start - 1]) : length;
        double after = bendsAfter ? Knot(x[end + 1] - x[end], y[end + 1] - y[end]) : length;

        // at an end or a corner the neighbour is the mirror image, which makes the curve leave in the direction of the chord
        double beforeX = bendsBefore ? x[start - 1] : (2 * x[start]) - x[end];
        double beforeY = bendsBefore ? y[start - 1] : (2 * y[start]) - y[end];
        double afterX = bendsAfter ? x[end + 1] : (2 * x[end]) - x[start];
        double afterY = bendsAfter ? y[end + 1] : (2 * y[end]) - y[start];

        double startSlopeX = Slope(beforeX, x[start], x[end], before, length);
        double startSlopeY = Slope(beforeY, y[start], y[end], before, length);
        double endSlopeX = Slope(afterX, x[end], x[start], after, length);
        double endSlopeY = Slope(afterY, y[end], y[start], after, length);
        for (int step = 1; step <= Steps; step++)
        {
            double t = step / (double)Steps;
            double rise = t * t * (3 - (2 * t));
            double leave = t * (1 - t) * (1 - t);
            double arrive = t * t * (1 - t);
            path.Add(
                x[start] + ((x[end] - x[start]) * rise) + (startSlopeX * leave) + (endSlopeX * arrive),
                y[start] + ((y[end] - y[start]) * rise) + (startSlopeY * leave) + (endSlopeY * arrive),
                radius[start] + ((radius[end] - radius[start]) * t),
                isStart: false);
        }
    }

    /// <summary>The centripetal distance of two knots: the square root of the chord, and not 0 where two points meet.</summary>
    private static double Knot(double x, double y)
    {
        return Math.Sqrt(Math.Sqrt((x * x) + (y * y)) + 1e-6);
    }

    /// <summary>The slope at <paramref name="here"/>, pointing to <paramref name="near"/>, over the stretch between those two.</summary>
    private static double Slope(double far, double here, double near, double farKnot, double nearKnot)
    {
        return (near - here) + (nearKnot * (((here - far) / farKnot) - ((near - far) / (farKnot + nearKnot))));
    }
}
