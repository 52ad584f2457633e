using System.CommandLine;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Cli.Input;

/// <summary>The options that say how pictures are prepared.</summary>
internal sealed class PictureSteps
{
    private readonly ChoiceOption<Inversion> _invert = new("--invert", "Pictures: turn dark ink on light paper into light on dark; automatic finds out which it is [default: automatic]");
    private readonly Option<bool> _keepPaper = new("--keep-paper") { Description = "Pictures: leave tint, shade, noise and specks of the paper as they are" };
    private readonly Option<bool> _noCrop = new("--no-crop") { Description = "Pictures: do not cut to what is written" };
    private readonly Option<bool> _keepStrokes = new("--keep-strokes") { Description = "Pictures: do not thicken thin strokes" };
    private readonly NumberOption<int> _box = new("--box", "PIXELS", "Pictures: side of the box into which a digit is scaled", "a whole number from 1 to 28", side => side is >= 1 and <= PicturePreparation.Side, "20");
    private readonly Option<bool> _noCentering = new("--no-centering") { Description = "Pictures: put the box in the middle, not the digit's centre of mass" };

    public PictureSteps(Command command)
    {
        foreach (var option in All)
        {
            command.Add(option);
        }
    }

    private IEnumerable<Option> All => [_invert, _keepPaper, _noCrop, _keepStrokes, _box, _noCentering];

    /// <summary>The first of these options that the user gave; null for none.</summary>
    public string? FirstGiven(ParseResult options) => All.FirstOrDefault(option => options.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>What the user asked for.</summary>
    public PictureOptions Read(ParseResult options) => new()
    {
        Inversion = options.GetValue(_invert) ?? Inversion.Automatic,
        CleanPaper = !options.GetValue(_keepPaper),
        Crop = !options.GetValue(_noCrop),
        ThickenStrokes = !options.GetValue(_keepStrokes),
        BoxSide = options.GetValue(_box) ?? PictureOptions.Default.BoxSide,
        CenterByMass = !options.GetValue(_noCentering),
    };
}
