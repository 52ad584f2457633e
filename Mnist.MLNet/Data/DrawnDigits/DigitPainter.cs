namespace Mnist.MLNet.Data;

/// <summary>
/// Draws one digit as a 28×28 grey image. An image depends on (seed, split, index) alone, and only on sums, products, quotients and square roots,
/// which every machine rounds alike. Keeps its scratch memory, so one painter serves one thread.
/// </summary>
internal sealed class DigitPainter
{
    /// <summary>Pixels a side of an image.</summary>
    public const int Side = 28;

    /// <summary>Pixels of an image.</summary>
    public const int PixelCount = Side * Side;

    private const int MaxPoints = 64;
    private const int LabelsPurpose = 0;
    private const int ImagePurpose = 1;

    private readonly double[] _x = new double[MaxPoints];
    private readonly double[] _y = new double[MaxPoints];
    private readonly double[] _radius = new double[MaxPoints];
    private readonly StrokePath _path = new();
    private readonly ElasticField _elastic = new(spacing: 40);
    private readonly PenCanvas _canvas = new();

    /// <summary>The digit at an index: each ten indices from a multiple of ten hold all ten digits in a shuffled order.</summary>
    public static int Label(int seed, DrawnSplit split, int index)
    {
        Span<byte> order = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        var random = new DrawingRandom(seed, split, index / 10, LabelsPurpose);
        for (int last = 9; last > 0; last--)
        {
            int other = random.NextBelow(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order[index % 10];
    }

    /// <summary>Draws the image at an index.</summary>
    /// <param name="seed">The set's seed.</param>
    /// <param name="split">The set.</param>
    /// <param name="index">The image's index in the set.</param>
    /// <param name="pixels">Receives 784 grey levels, row by row, 0 for the ground and 255 for full ink.</param>
    /// <returns>The form that was drawn, one of those of <see cref="Label"/>'s digit.</returns>
    public DigitForm Paint(int seed, DrawnSplit split, int index, Span<byte> pixels)
    {
        var random = new DrawingRandom(seed, split, index, ImagePurpose);
        DigitForm form = Trace(Label(seed, split, index), ref random);
        DrawInk(ref random);
        PlaceByMass(_canvas.Cover, pixels);
        return form;
    }

    /// <summary>The way of the pen of the image at an index, for pictures of other sizes; the painter's next image replaces it.</summary>
    public StrokePath Trace(int seed, DrawnSplit split, int index)
    {
        var random = new DrawingRandom(seed, split, index, ImagePurpose);
        Trace(Label(seed, split, index), ref random);
        return _path;
    }

    private DigitForm Trace(int label, ref DrawingRandom random)
    {
        DigitForm form = Choose(DigitForms.Of(label), ref random);
        PlacePoints(form, ref random);
        int count = form.Kinds.Length;
        _path.Clear();
        StrokeSpline.Trace(form.Kinds, _x.AsSpan(0, count), _y.AsSpan(0, count), _radius.AsSpan(0, count), _path);
        Distort(ref random);
        return form;
    }

    private static DigitForm Choose(ReadOnlySpan<DigitForm> forms, ref DrawingRandom random)
    {
        double total = 0;
        foreach (DigitForm form in forms)
        {
            total += form.Share;
        }

        double left = random.NextUniform() * total;
        foreach (DigitForm form in forms[..^1])
        {
            left -= form.Share;
            if (left < 0)
            {
                return form;
            }
        }

        return forms[^1];
    }

    /// <summary>Puts the control points somewhere between two poses, a little beyond them at most, then shakes each.</summary>
    private void PlacePoints(DigitForm form, ref DrawingRandom random)
    {
        int from = random.NextBelow(form.X.Length);
        int to = random.NextBelow(form.X.Length);
        double part = random.NextBetween(-0.15, 1.15);
        double jitter = random.NextBetween(0.5, 2.5);
        double pressure = random.NextBetween(0, 0.15);
        for (int point = 0; point < form.Kinds.Length; point++)
        {
            _x[point] = form.X[from][point] + ((form.X[to][point] - form.X[from][point]) * part) + random.NextBell(jitter);
            _y[point] = form.Y[from][point] + ((form.Y[to][point] - form.Y[from][point]) * part) + random.NextBell(jitter);
            _radius[point] = 1 + random.NextBell(pressure);
        }
    }

    /// <summary>Bends the path, shifts its proportions, then widens, slants and turns it.</summary>
    private void Distort(ref DrawingRandom random)
    {
        _elastic.Randomize(ref random, deviation: random.NextBetween(3, 18));
        double width = random.NextBetween(0.7, 1.3);
        double lift = random.NextBell(0.2);
        double taper = random.NextBell(0.25);
        double slant = 0.12 + random.NextBell(0.27);
        double sine = random.NextBell(0.12);
        double cosine = Math.Sqrt(1 - (sine * sine));
        for (int point = 0; point < _path.Count; point++)
        {
            double x = _path.X[point];
            double y = _path.Y[point];
            _elastic.Move(ref x, ref y);
            double fall = (y - 50) / 50;
            y += 20 * lift * ((fall * fall) - 1);
            x = ((x - 45) * width * (1 + (taper * fall))) - (y * slant);
            _path.X[point] = (x * cosine) - (y * sine);
            _path.Y[point] = (x * sine) + (y * cosine);
        }
    }

    /// <summary>Takes a pen and draws the path with it: pens about 3 pixels wide, now and then up to 6, edges 1 to 2 pixels soft, as in MNIST.</summary>
    private void DrawInk(ref DrawingRandom random)
    {
        double radius = 0.72 + (1.6 * random.NextUniform() * random.NextUniform()) + (0.55 * random.NextUniform());
        double softness = random.NextBetween(0.9, 1.7);

        // of the ramp's outer half all but a faint rim fits, as the makers' boxes were drawn around the ink that could be seen
        _path.Fit(PenCanvas.Side, margin: radius + (0.4 * softness));
        _canvas.Draw(_path, radius, softness);
        _canvas.Fray(ref random, deviation: random.NextBetween(0, 0.15));
    }

    /// <summary>
    /// Copies the field into the image, moved by whole pixels so that the centre of mass comes to the image's middle,
    /// and scaled so that the blackest pixel is full ink: as MNIST's makers did.
    /// </summary>
    private static void PlaceByMass(ReadOnlySpan<double> cover, Span<byte> pixels)
    {
        double mass = 0, massX = 0, massY = 0, blackest = 0;
        for (int pixel = 0; pixel < cover.Length; pixel++)
        {
            mass += cover[pixel];
            massX += cover[pixel] * (pixel % PenCanvas.Side);
            massY += cover[pixel] * (pixel / PenCanvas.Side);
            blackest = Math.Max(blackest, cover[pixel]);
        }

        double ink = 255 / blackest;
        int column = Offset(massX / mass);
        int row = Offset(massY / mass);
        pixels[..PixelCount].Clear();
        for (int pixel = 0; pixel < cover.Length; pixel++)
        {
            int target = ((row + (pixel / PenCanvas.Side)) * Side) + column + (pixel % PenCanvas.Side);
            pixels[target] = (byte)((cover[pixel] * ink) + 0.5);
        }
    }

    private static int Offset(double centre)
    {
        return (int)Math.Clamp(((Side - 1) / 2.0) - centre + 0.5, 0, Side - PenCanvas.Side);
    }
}
