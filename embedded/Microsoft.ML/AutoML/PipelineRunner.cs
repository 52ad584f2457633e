using System.Diagnostics;

namespace Microsoft.ML.AutoML;

/// <summary>Trains a pipeline with a trial's parameters and measures the experiment's metric.</summary>
internal sealed class PipelineRunner(MLContext context, SweepablePipeline pipeline, IDatasetManager data, IEvaluateMetricManager metric) : ITrialRunner
{
    public Task<TrialResult> RunAsync(TrialSettings settings, CancellationToken ct) => Task.Run(() => Run(settings, ct), CancellationToken.None);

    public void Dispose()
    {
        // The context lives on in the trial's model.
    }

    private TrialResult Run(TrialSettings settings, CancellationToken ct)
    {
        long started = Stopwatch.GetTimestamp();
        ITransformer? model = null;
        double sum = 0;
        int parts = 0;
        foreach (var (train, validation) in Split(settings))
        {
            ct.ThrowIfCancellationRequested();

            // Built anew for each fold, because an estimator may keep what it saw in the first.
            var fitted = pipeline.BuildFromOption(context, settings.Parameter[AutoMLExperiment.PipelineSearchSpaceName]).Fit(train);
            sum += metric.Evaluate(context, fitted.Transform(validation));
            parts++;
            model ??= fitted;
        }

        double mean = sum / parts;
        return new()
        {
            TrialSettings = settings,
            Model = model!,
            Metric = mean,
            Loss = metric.IsMaximize ? -mean : mean,
            DurationInMilliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    private IEnumerable<(IDataView Train, IDataView Validation)> Split(TrialSettings settings) => data switch
    {
        ITrainValidateDatasetManager two => [(two.LoadTrainDataset(context, settings), two.LoadValidateDataset(context, settings))],
        ICrossValidateDatasetManager folds => context.Data.CrossValidationSplit(folds.Dataset, folds.Fold, folds.SamplingKeyColumnName).Select(f => (f.TrainSet, f.TestSet)),
        _ => throw new InvalidOperationException($"The experiment's data is a {data.GetType().Name}; it must be a {nameof(ITrainValidateDatasetManager)} or an {nameof(ICrossValidateDatasetManager)}."),
    };
}
