namespace Microsoft.ML.AutoML;

/// <summary>One data set, split in folds.</summary>
internal sealed class CrossValidationData(IDataView dataset, int fold, string? samplingKeyColumnName) : ICrossValidateDatasetManager
{
    public IDataView Dataset { get; set; } = dataset;

    public int Fold { get; set; } = fold;

    public string? SamplingKeyColumnName { get; set; } = samplingKeyColumnName;
}
