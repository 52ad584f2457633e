namespace Microsoft.ML.AutoML;

/// <summary>Data that is split in folds, each of which is measured on what the others train.</summary>
public interface ICrossValidateDatasetManager : IDatasetManager
{
    /// <summary>How many folds.</summary>
    int Fold { get; set; }

    /// <summary>The data.</summary>
    IDataView Dataset { get; set; }

    /// <summary>A column whose equal values must come to the same fold; null for none.</summary>
    string? SamplingKeyColumnName { get; set; }
}
