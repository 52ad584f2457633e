using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Training;

/// <summary>The size of grey images.</summary>
/// <param name="Rows">Height in pixels.</param>
/// <param name="Columns">Width in pixels.</param>
public readonly record struct ImageShape(int Rows, int Columns)
{
    /// <summary>The number of pixels.</summary>
    public int Pixels => Rows * Columns;

    /// <inheritdoc/>
    public override string ToString() => $"{Rows}×{Columns}";

    /// <summary>The shape of the images in a column: its two dimensions, or the square that a flat vector makes.</summary>
    /// <exception cref="ArgumentException">The column is not a vector of float of known size that makes an image.</exception>
    internal static ImageShape Of(DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType { IsKnownSize: true } vector && vector.ItemType == NumberDataViewType.Single)
        {
            if (vector.Dimensions is [var rows, var columns])
            {
                return new ImageShape(rows, columns);
            }

            int side = (int)Math.Round(Math.Sqrt(vector.Size));
            if (side * side == vector.Size)
            {
                return new ImageShape(side, side);
            }
        }

        throw new ArgumentException(
            $"Column '{column.Name}' is {column.Type}; images must be a vector of Single with dimensions (rows, columns) or a square number of values, such as 784.");
    }
}
