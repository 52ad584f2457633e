using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.MLNet.Transforms;

/// <summary>Schema shapes of columns. ML.NET gives shapes no public constructor of columns; a loader that only carries a schema leads to one.</summary>
internal static class SchemaShapes
{
    /// <summary>The shape of an input with added columns, which replace those of the same name.</summary>
    public static SchemaShape Add(SchemaShape input, IEnumerable<DataViewSchema.DetachedColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns);
        var added = new SchemaCarrier(builder.ToSchema()).Append(new UnchangingEstimator()).GetOutputSchema();
        var names = added.Select(column => column.Name).ToHashSet();
        return new SchemaShape(input.Where(column => !names.Contains(column.Name)).Concat(added));
    }

    /// <summary>Checks that an input has a vector of float of known size.</summary>
    /// <exception cref="ArgumentException">It has no such column.</exception>
    public static void RequireImages(SchemaShape input, string name)
    {
        var column = Require(input, name);
        if (column.Kind != SchemaShape.Column.VectorKind.Vector || !column.ItemType.Equals(NumberDataViewType.Single) || column.IsKey)
        {
            throw new ArgumentException($"Column '{name}' is no vector of Single of known size; images must be one, such as the Pixels column of an IDX data set.");
        }
    }

    /// <summary>Checks that an input has text, vectors of bytes, or vectors of float of known size. Shapes do not tell dimensions.</summary>
    /// <exception cref="ArgumentException">It has no such column.</exception>
    public static void RequirePictures(SchemaShape input, string name)
    {
        var column = Require(input, name);
        bool fits = column.Kind switch
        {
            SchemaShape.Column.VectorKind.Scalar => column.ItemType.Equals(TextDataViewType.Instance),
            SchemaShape.Column.VectorKind.Vector => column.ItemType.Equals(NumberDataViewType.Byte) || column.ItemType.Equals(NumberDataViewType.Single),
            _ => column.ItemType.Equals(NumberDataViewType.Byte),
        };
        if (column.IsKey || !fits)
        {
            throw new ArgumentException(
                $"Column '{name}' is neither text nor a vector of Byte or Single; pictures must be paths, the bytes of files, or pixels as ExtractPixels gives them.");
        }
    }

    /// <summary>Checks that an input has a key.</summary>
    /// <exception cref="ArgumentException">It has no such column.</exception>
    public static void RequireKey(SchemaShape input, string name)
    {
        var column = Require(input, name);
        if (column.Kind != SchemaShape.Column.VectorKind.Scalar || !column.IsKey)
        {
            throw new ArgumentException($"Column '{name}' is no key; a label must be one: map it with ml.Transforms.Conversion.MapValueToKey first.");
        }
    }

    private static SchemaShape.Column Require(SchemaShape input, string name)
    {
        foreach (var column in input)
        {
            if (column.Name == name)
            {
                return column;
            }
        }

        throw new ArgumentException($"The data has no column '{name}'; its columns are {string.Join(", ", input.Select(column => column.Name))}.");
    }

    private sealed class SchemaCarrier(DataViewSchema schema) : IDataLoader<IMultiStreamSource>
    {
        public DataViewSchema GetOutputSchema() => schema;

        public IDataView Load(IMultiStreamSource input) => throw new NotSupportedException("This loader only carries a schema.");

        void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("This loader only carries a schema.");
    }

    private sealed class UnchangingEstimator : IEstimator<ITransformer>
    {
        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;

        public ITransformer Fit(IDataView input) => throw new NotSupportedException("This estimator only passes a schema on.");
    }
}
