using Mnist.MLNet.Data;
using Mnist.MLNet.Networks;

namespace Mnist.MLNet.Cli.Input;

/// <summary>Compares the images of files with those that networks take.</summary>
internal static class ImageSizes
{
    /// <summary>Checks that a network takes a data set's images.</summary>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public static void RequireFit(NetworkDefinition network, MnistData data) =>
        RequireEqual(network.Rows, network.Columns, data.Train.Rows, data.Train.Columns, data.Folder, $"network '{network.Name}'");

    /// <summary>Checks that images have a size.</summary>
    /// <exception cref="InvalidDataException">They have another.</exception>
    public static void RequireEqual(int expectedRows, int expectedColumns, int rows, int columns, string name, string taker)
    {
        if (rows != expectedRows || columns != expectedColumns)
        {
            throw new InvalidDataException($"'{name}' has images of {rows}×{columns} pixels; {taker} takes {expectedRows}×{expectedColumns}.");
        }
    }
}
