using System.Globalization;
using Mnist.MLNet.Networks.Tracing;
using Mnist.MLNet.Reports.Charts;

namespace Mnist.MLNet.Reports.Graphs;

/// <summary>A picture of a network: a box a step with its settings and parameters, and on the way between them the shape of what flows.</summary>
internal sealed record NetworkGraph : Chart
{
    private const double Left = 60;
    private const double BoxWidth = 320;
    private const double Padding = 14;
    private const double Gap = 30;
    private const double ArrowHead = 5;
    private const double Middle = Left + (BoxWidth / 2);
    private const double Right = Left + BoxWidth;

    private readonly TracedNetwork _network;

    private NetworkGraph(TracedNetwork network) => _network = network;

    /// <summary>The picture of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="name">What the title calls it.</param>
    /// <exception cref="NotSupportedException">The network cannot be traced.</exception>
    public static NetworkGraph Of(TracedNetwork network, string name)
    {
        long parameters = network.Steps.SelectMany(step => step.Operation.Weights).Distinct().Sum(weight => network.Parameters(weight));
        return new NetworkGraph(network)
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"{name}: {parameters:N0} parameters"),
            Description = $"The network {name}, step by step, from images of {network.Images} pixels",
        };
    }

    private protected override double Draw(SvgWriter svg, double top)
    {
        double y = top + 8;
        svg.Label(Middle, y + 4, $"image {Shape(0)}", "value", "middle");
        y += 8;
        var bottoms = new List<double> { y };
        for (int i = 0; i < _network.Steps.Count; i++)
        {
            var step = _network.Steps[i];
            bool follows = step.Inputs.Contains(i);
            if (follows)
            {
                DrawArrow(svg, y, y + Gap);
                svg.Label(Middle + 12, y + (Gap / 2) + 4, i == 0 ? "" : Shape(i));
            }

            double boxTop = y + Gap;
            y = boxTop + DrawBox(svg, GraphBox.Of(step, _network), boxTop);
            foreach (int input in step.Inputs.Where(input => input != i))
            {
                DrawShortcut(svg, bottoms[input], boxTop + Padding);
            }

            bottoms.Add(y);
        }

        DrawArrow(svg, y, y + Gap);
        svg.Label(Middle, y + Gap + 14, $"answer {Shape(_network.Output)}", "value", "middle");
        return y + Gap + 22;
    }

    /// <summary>Draws a box.</summary>
    /// <returns>Its height.</returns>
    private static double DrawBox(SvgWriter svg, GraphBox box, double top)
    {
        double height = ((box.Detail.Length > 0 ? 2 : 1) * LineHeight) + 8;
        svg.Empty("rect", ("class", "cell"), ("x", Left), ("y", top), ("width", BoxWidth), ("height", height), ("rx", 4));
        if (box.Series > 0)
        {
            svg.Empty("rect", ("class", $"bar series-{box.Series}"), ("x", Left), ("y", top), ("width", 5d), ("height", height), ("rx", 2));
        }

        svg.Label(Left + Padding, top + 17, box.Title, "value");
        if (box.Parameters > 0)
        {
            svg.Label(Right - Padding, top + 17, string.Create(CultureInfo.InvariantCulture, $"{box.Parameters:N0} parameters"), anchor: "end");
        }

        if (box.Detail.Length > 0)
        {
            svg.Label(Left + Padding, top + 17 + LineHeight, box.Detail);
        }

        return height;
    }

    private static void DrawArrow(SvgWriter svg, double from, double to)
    {
        svg.Line(Middle, from + 2, Middle, to - 1, "axis");
        svg.Line(Middle - ArrowHead, to - 1 - ArrowHead, Middle, to - 1, "axis");
        svg.Line(Middle + ArrowHead, to - 1 - ArrowHead, Middle, to - 1, "axis");
    }

    /// <summary>Draws the way of a value round the steps between.</summary>
    private static void DrawShortcut(SvgWriter svg, double from, double to) => svg.Empty(
        "path",
        ("class", "line series-5"),
        ("d", string.Create(CultureInfo.InvariantCulture, $"M{Middle} {from + 8:0.#}C{Width + 30} {from + 8:0.#} {Width + 30} {to:0.#} {Right + 2} {to:0.#}")));

    private string Shape(int value) => string.Join('×', _network.Shape(value));
}
