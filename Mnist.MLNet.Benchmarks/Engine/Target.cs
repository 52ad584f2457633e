using System.Globalization;

namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>A figure beside what it must and should be.</summary>
/// <param name="What">What the figure is of.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Must">What it must reach.</param>
/// <param name="Aim">What it should reach.</param>
/// <param name="Unit">The unit, with a leading space where one belongs.</param>
/// <param name="Format">The format of the figure.</param>
internal sealed record Target(string What, double Figure, double Must, double Aim, string Unit, string Format)
{
    /// <summary>The row of the table of targets; less is better where the aim is below the must.</summary>
    public string ToRow()
    {
        bool Reaches(double goal) => Aim < Must ? Figure <= goal : Figure >= goal;
        string verdict = Reaches(Aim) ? "aim reached" : Reaches(Must) ? "must reached" : "**missed**";
        return string.Create(
            CultureInfo.InvariantCulture, $"| {What} | {Must}{Unit} | {Aim}{Unit} | {Figure.ToString(Format, CultureInfo.InvariantCulture)}{Unit} | {verdict} |");
    }
}
