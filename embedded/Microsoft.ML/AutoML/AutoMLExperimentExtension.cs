using Microsoft.ML.Runtime;
using Microsoft.ML.SearchSpace.Option;

namespace Microsoft.ML.AutoML;

/// <summary>Sets the parts of an experiment.</summary>
public static class AutoMLExperimentExtension
{
    /// <summary>Sets what is trained and searched. Trials then train the pipeline on the data set and measure the metric, which must be set as well.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <remarks>A cost-frugal tuner and a monitor that writes to the context's log are set where the experiment has none.</remarks>
    public static AutoMLExperiment SetPipeline(this AutoMLExperiment experiment, SweepablePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(pipeline);
        experiment.AddSearchSpace(AutoMLExperiment.PipelineSearchSpaceName, pipeline.SearchSpace);
        experiment.Services.AddShared(_ => pipeline);
        experiment.SetTrialRunner(services => new PipelineRunner(
            services.Get<MLContext>(),
            pipeline,
            services.Get<IDatasetManager>("data; call SetDataset"),
            services.Get<IEvaluateMetricManager>("metric; call SetMulticlassClassificationMetric")));
        if (!experiment.Services.Has<IMonitor>())
        {
            experiment.SetMonitor(services => new LogMonitor(services.Get<IChannel>(), pipeline));
        }

        return experiment.Services.Has<ITuner>() ? experiment : experiment.SetCostFrugalTuner();
    }

    /// <summary>Sets data to train on and data to measure on.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="train">The rows to train on.</param>
    /// <param name="validation">The rows to measure on.</param>
    /// <param name="subSamplingTrainDataset">Whether the part of the first rows that is trained on is searched as well.</param>
    public static AutoMLExperiment SetDataset(this AutoMLExperiment experiment, IDataView train, IDataView validation, bool subSamplingTrainDataset = false)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (subSamplingTrainDataset)
        {
            experiment.AddSearchSpace(TrainValidationData.SearchSpaceName, new() { [TrainValidationData.PartName] = new UniformSingleOption(0, 1, false, 0.1f) });
        }

        var data = new TrainValidationData(train, validation);
        experiment.Services.AddShared<IDatasetManager>(_ => data);
        return experiment;
    }

    /// <summary>Sets data to train on and data to measure on.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="trainValidationSplit">Both; the test set is what is measured on.</param>
    public static AutoMLExperiment SetDataset(this AutoMLExperiment experiment, DataOperationsCatalog.TrainTestData trainValidationSplit) =>
        experiment.SetDataset(trainValidationSplit.TrainSet, trainValidationSplit.TestSet);

    /// <summary>Sets data that is split in folds; a trial's metric is the mean over the folds, its model that of the first.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="dataset">The data.</param>
    /// <param name="fold">How many folds, at least 2.</param>
    /// <param name="samplingKeyColumnName">A column whose equal values must come to the same fold; null for none.</param>
    public static AutoMLExperiment SetDataset(this AutoMLExperiment experiment, IDataView dataset, int fold = 10, string? samplingKeyColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var data = new CrossValidationData(dataset, fold, samplingKeyColumnName);
        experiment.Services.AddShared<IDatasetManager>(_ => data);
        return experiment;
    }

    /// <summary>Sets the metric of classifiers of several classes.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="metric">What is optimised.</param>
    /// <param name="labelColumn">The true classes.</param>
    /// <param name="predictedColumn">The predicted classes.</param>
    public static AutoMLExperiment SetMulticlassClassificationMetric(
        this AutoMLExperiment experiment, MulticlassClassificationMetric metric, string labelColumn = "label", string predictedColumn = "PredictedLabel")
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var measured = new MulticlassMetric(metric, labelColumn, predictedColumn);
        experiment.Services.AddShared<IMetricManager>(_ => measured);
        experiment.Services.AddShared<IEvaluateMetricManager>(_ => measured);
        return experiment;
    }

    /// <summary>Measures time and memory of the trials with <see cref="DefaultPerformanceMonitor"/>.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="checkIntervalInMilliseconds">How often, above 0.</param>
    public static AutoMLExperiment SetPerformanceMonitor(this AutoMLExperiment experiment, int checkIntervalInMilliseconds = 1000) =>
        experiment.SetPerformanceMonitor(services => new DefaultPerformanceMonitor(
            services.Get<AutoMLExperiment.AutoMLExperimentSettings>(),
            services.Get<IChannel>(),
            checkIntervalInMilliseconds));

    /// <summary>Sets what measures time and memory of the trials; its constructor gets what it asks for, once a trial.</summary>
    public static AutoMLExperiment SetPerformanceMonitor<TPerformanceMonitor>(this AutoMLExperiment experiment)
        where TPerformanceMonitor : class, IPerformanceMonitor => experiment.SetPerformanceMonitor(ServiceRegistry.Make<TPerformanceMonitor>);

    /// <summary>Sets what measures time and memory of the trials.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="factory">Makes it, once a trial.</param>
    public static AutoMLExperiment SetPerformanceMonitor<TPerformanceMonitor>(this AutoMLExperiment experiment, Func<IServiceProvider, TPerformanceMonitor> factory)
        where TPerformanceMonitor : class, IPerformanceMonitor
    {
        ArgumentNullException.ThrowIfNull(experiment);
        experiment.Services.AddEach<IPerformanceMonitor>(factory);
        return experiment;
    }

    /// <summary>Proposes points at random.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="seed">The seed; null for that of the experiment.</param>
    public static AutoMLExperiment SetRandomSearchTuner(this AutoMLExperiment experiment, int? seed = null) =>
        experiment.SetTuner(services => new RandomSearchTuner(experiment.SearchSpace, seed ?? services.Get<AutoMLExperiment.AutoMLExperimentSettings>().Seed));

    /// <summary>Proposes every point of a grid once, the last option changing fastest; the experiment ends with the grid.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="step">How many points a continuous option has, its ends among them; at least 2.</param>
    public static AutoMLExperiment SetGridSearchTuner(this AutoMLExperiment experiment, int step = 10) =>
        experiment.SetTuner(_ => new GridSearchTuner(experiment.SearchSpace, step));

    /// <summary>Walks from the start values to better ones, and starts anew when that leads nowhere.</summary>
    /// <param name="experiment">The experiment.</param>
    public static AutoMLExperiment SetCostFrugalTuner(this AutoMLExperiment experiment) =>
        experiment.SetTuner(services => new CostFrugalTuner(experiment.SearchSpace, services.Get<AutoMLExperiment.AutoMLExperimentSettings>().Seed));

    /// <summary>Learns a random forest of the loss, and proposes the points of which it expects the largest improvement.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="numberInitialPopulation">Random trials before the first forest, above 0.</param>
    /// <param name="fitModelEveryNTrials">Trials that one forest proposes, above 0.</param>
    /// <param name="numberOfTrees">Its trees, above 1.</param>
    /// <param name="nMinForSpit">So many points of a tree are split, at least 2.</param>
    /// <param name="splitRatio">The part of the options that a split chooses from, above 0 and up to 1.</param>
    /// <param name="localSearchParentCount">The best trials from which better points are looked for step by step.</param>
    /// <param name="numRandomEISearchConfigurations">Random points that are judged as well.</param>
    /// <param name="epsilon">The search from a trial ends where the next step promises no more than this.</param>
    /// <param name="numNeighboursForNumericalParams">The points that such a step tries along a range.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static AutoMLExperiment SetSmacTuner(
        this AutoMLExperiment experiment,
        int numberInitialPopulation = 20,
        int fitModelEveryNTrials = 10,
        int numberOfTrees = 10,
        int nMinForSpit = 2,
        float splitRatio = 0.8f,
        int localSearchParentCount = 5,
        int numRandomEISearchConfigurations = 5000,
        double epsilon = 1e-5,
        int numNeighboursForNumericalParams = 4)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        Check.Parameter(numberInitialPopulation > 0, nameof(numberInitialPopulation), "Must be above 0");
        Check.Parameter(fitModelEveryNTrials > 0, nameof(fitModelEveryNTrials), "Must be above 0");
        Check.Parameter(numberOfTrees > 1, nameof(numberOfTrees), "Must be above 1");
        Check.Parameter(nMinForSpit > 1, nameof(nMinForSpit), "Must be above 1");
        Check.Parameter(splitRatio is > 0 and <= 1, nameof(splitRatio), "Must be above 0 and up to 1");
        var options = new SmacOptions(
            numberInitialPopulation,
            fitModelEveryNTrials,
            numberOfTrees,
            nMinForSpit,
            splitRatio,
            localSearchParentCount,
            numRandomEISearchConfigurations,
            epsilon,
            numNeighboursForNumericalParams);
        return experiment.SetTuner(services => new SmacTuner(experiment.SearchSpace, options, services.Get<AutoMLExperiment.AutoMLExperimentSettings>().Seed));
    }
}
