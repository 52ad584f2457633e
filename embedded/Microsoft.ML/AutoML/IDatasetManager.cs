namespace Microsoft.ML.AutoML;

/// <summary>The data of an experiment: an <see cref="ITrainValidateDatasetManager"/> or an <see cref="ICrossValidateDatasetManager"/>.</summary>
public interface IDatasetManager
{
}
