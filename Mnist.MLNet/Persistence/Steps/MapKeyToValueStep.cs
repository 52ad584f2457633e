using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Persistence.Steps;

/// <summary>ML.NET's own step from keys to their values.</summary>
/// <param name="Input">The column that is read.</param>
/// <param name="Output">The column that is written.</param>
public sealed record MapKeyToValueStep(string Input, string Output) : ModelStep
{
    /// <summary>
    /// Finds the columns of a fitted step. ML.NET does not tell them, so they are found by asking: what it adds to a schema is written,
    /// and a key column without which it refuses the schema is read.
    /// </summary>
    /// <exception cref="NotSupportedException">More than one pair of columns with different names, which cannot be told apart.</exception>
    internal static IEnumerable<MapKeyToValueStep> Of(ITransformer transformer, DataViewSchema inputSchema)
    {
        var written = Added(inputSchema, transformer.GetOutputSchema(inputSchema));
        var read = inputSchema.Where(column => !column.IsHidden && column.Type is KeyDataViewType && !Accepts(transformer, Without(inputSchema, column.Name)))
            .Select(column => column.Name).ToList();
        var inPlace = written.Intersect(read).ToList();
        foreach (string name in inPlace)
        {
            yield return new MapKeyToValueStep(name, name);
        }

        written.RemoveAll(inPlace.Contains);
        read.RemoveAll(inPlace.Contains);
        if (written.Count > 1 || read.Count != written.Count)
        {
            throw new NotSupportedException(
                $"A MapKeyToValue step that maps [{string.Join(", ", read)}] to [{string.Join(", ", written)}] cannot be saved; use one step for each pair of columns.");
        }

        if (written.Count == 1)
        {
            yield return new MapKeyToValueStep(read[0], written[0]);
        }
    }

    internal override ITransformer Restore(MLContext ml, ModelArchive archive)
    {
        // The estimator wants to see a key with values; the fitted step takes the values from the data that it meets.
        var annotations = new DataViewSchema.Annotations.Builder();
        ClassLabels.Parse("text", ["0", "1"]).AddKeyValues(annotations);
        var schema = new DataViewSchema.Builder();
        schema.AddColumn(Input, new KeyDataViewType(typeof(uint), 2), annotations.ToAnnotations());
        return ml.Transforms.Conversion.MapKeyToValue(Output, Input).Fit(new EmptyDataView(schema.ToSchema()));
    }

    // A column that replaces another comes after it, not at the end; the replaced one stays, hidden.
    private static List<string> Added(DataViewSchema inputSchema, DataViewSchema outputSchema)
    {
        var before = inputSchema.CountBy(column => column.Name).ToDictionary();
        return [.. outputSchema.CountBy(column => column.Name).Where(name => name.Value > before.GetValueOrDefault(name.Key)).Select(name => name.Key)];
    }

    private static bool Accepts(ITransformer transformer, DataViewSchema schema)
    {
        try
        {
            transformer.GetOutputSchema(schema);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static DataViewSchema Without(DataViewSchema schema, string name)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(schema.Where(column => column.Name != name));
        return builder.ToSchema();
    }
}
