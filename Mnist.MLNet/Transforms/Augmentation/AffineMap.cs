namespace Mnist.MLNet.Transforms.Augmentation;

/// <summary>A map of the plane, (x, y) → (A·x + B·y + C, D·x + E·y + F), in pixels measured from the centre of the image.</summary>
internal readonly record struct AffineMap(double A, double B, double C, double D, double E, double F)
{
    public static AffineMap Identity => new(1, 0, 0, 0, 1, 0);

    /// <summary>The turn by an angle in radians about the centre.</summary>
    public static AffineMap Rotation(double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        return new(cos, -sin, 0, sin, cos, 0);
    }

    /// <summary>The shift by (x, y) pixels.</summary>
    public static AffineMap Translation(double x, double y) => new(1, 0, x, 0, 1, y);

    /// <summary>The change of size by a factor about the centre.</summary>
    public static AffineMap Scaling(double factor) => new(factor, 0, 0, 0, factor, 0);

    /// <summary>The slant of upright lines by an angle in radians; what is above the centre goes to the right.</summary>
    public static AffineMap Shearing(double angle) => new(1, -Math.Tan(angle), 0, 0, 1, 0);

    /// <summary>This map first, then <paramref name="next"/>.</summary>
    public AffineMap Then(in AffineMap next) => new(
        (next.A * A) + (next.B * D),
        (next.A * B) + (next.B * E),
        (next.A * C) + (next.B * F) + next.C,
        (next.D * A) + (next.E * D),
        (next.D * B) + (next.E * E),
        (next.D * C) + (next.E * F) + next.F);

    /// <summary>The map that undoes this one.</summary>
    public AffineMap Inverse()
    {
        double determinant = (A * E) - (B * D);
        var (a, b, d, e) = (E / determinant, -B / determinant, -D / determinant, A / determinant);
        return new(a, b, -((a * C) + (b * F)), d, e, -((d * C) + (e * F)));
    }
}
