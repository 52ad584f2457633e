using Mnist.MLNet.Networks.Architecture;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Reports;

/// <summary>The layers of a network as a table: input, kernel and stride, output, parameters, multiply-adds, activation memory.</summary>
public static class ArchitectureTable
{
    /// <summary>Makes the table.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="batchSize">The images whose activations the memory is given for.</param>
    /// <returns>A row a layer, and a last one with the totals.</returns>
    public static ResultTable Of(NetworkArchitecture architecture, int batchSize)
    {
        var table = new ResultTable(
            $"Architecture of {architecture.Name}",
            ResultColumn.Text("name"),
            ResultColumn.Text("layer"),
            ResultColumn.Text("input"),
            ResultColumn.Text("kernel / stride"),
            ResultColumn.Text("output"),
            ResultColumn.Number("parameters", "N0"),
            ResultColumn.Number("multiply-adds", "N0"),
            ResultColumn.Number($"KB a batch of {batchSize}", "N0") with { Key = "activation_kilobytes" });
        foreach (var layer in architecture.Layers)
        {
            table.Add(layer.Name, layer.Kind, Shape(layer.Input), layer.Window?.ToString() ?? "", Shape(layer.Output), layer.Parameters, layer.MultiplyAdds, Kilobytes(layer.ActivationBytes(batchSize)));
        }

        return table.Add("total", "", "", "", "", architecture.Parameters, architecture.MultiplyAdds, Kilobytes(architecture.ActivationBytes(batchSize)));
    }

    private static string Shape(IReadOnlyList<long> shape) => string.Join('×', shape);

    private static double Kilobytes(long bytes) => bytes / 1000.0;
}
