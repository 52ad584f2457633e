namespace Microsoft.ML.AutoML;

/// <summary>Data to train on and data to measure on.</summary>
public interface ITrainValidateDatasetManager : IDatasetManager
{
    /// <summary>The rows that a trial trains on.</summary>
    /// <param name="context">The trial's context.</param>
    /// <param name="settings">The trial; null for all rows.</param>
    IDataView LoadTrainDataset(MLContext context, TrialSettings? settings);

    /// <summary>The rows that a trial is measured on.</summary>
    /// <param name="context">The trial's context.</param>
    /// <param name="settings">The trial; null for all rows.</param>
    IDataView LoadValidateDataset(MLContext context, TrialSettings? settings);
}
