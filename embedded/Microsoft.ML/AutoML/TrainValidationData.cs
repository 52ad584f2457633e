namespace Microsoft.ML.AutoML;

/// <summary>Two data sets; a trial may ask for a part of the first.</summary>
internal sealed class TrainValidationData(IDataView train, IDataView validation) : ITrainValidateDatasetManager
{
    /// <summary>The name of the search space of the part that is trained on.</summary>
    public const string SearchSpaceName = "TrainValidateDatasetManager";

    /// <summary>The name of the part, 0…1.</summary>
    public const string PartName = "TrainValidateDatasetSubsamplingKey";

    private const int FewestRows = 10;

    private readonly Lazy<long> _rows = new(() => train.GetRowCount() ?? Count(train));

    public IDataView LoadTrainDataset(MLContext context, TrialSettings? settings)
    {
        if (settings is null || !settings.Parameter.TryGetValue(SearchSpaceName, out var searched) || !searched.TryGetValue(PartName, out var part))
        {
            return train;
        }

        long rows = Math.Max(FewestRows, (long)(part.AsType<double>() * _rows.Value));
        return rows < _rows.Value ? context.Data.TakeRows(train, rows) : train;
    }

    public IDataView LoadValidateDataset(MLContext context, TrialSettings? settings) => validation;

    private static long Count(IDataView data)
    {
        using var cursor = data.GetRowCursor([]);
        long rows = 0;
        while (cursor.MoveNext())
        {
            rows++;
        }

        return rows;
    }
}
