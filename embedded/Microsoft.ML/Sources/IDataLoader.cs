namespace Microsoft.ML;

/// <summary>Makes a view of a source.</summary>
/// <typeparam name="TSource">What it reads, such as files.</typeparam>
public interface IDataLoader<in TSource> : ICanSaveModel
{
    /// <summary>The view of a source. Nothing but what the columns need is read until the view is.</summary>
    IDataView Load(TSource input);

    /// <summary>The columns of every view that this loader makes.</summary>
    DataViewSchema GetOutputSchema();
}
