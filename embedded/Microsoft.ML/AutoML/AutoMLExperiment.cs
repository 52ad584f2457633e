using Microsoft.ML.Runtime;

namespace Microsoft.ML.AutoML;

/// <summary>Runs trials one after the other: a tuner proposes each, a runner runs it, a monitor follows.</summary>
public partial class AutoMLExperiment
{
    internal const string PipelineSearchSpaceName = "_pipeline_";

    private const uint LongestTimerInSeconds = 4_294_967;

    private readonly AutoMLExperimentSettings _settings;

    /// <summary>Makes an experiment.</summary>
    /// <param name="context">Where its messages go and its seed comes from. Every trial works in a context of its own, with the same seed and settings.</param>
    /// <param name="settings">Its settings.</param>
    public AutoMLExperiment(MLContext context, AutoMLExperimentSettings settings)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _settings.Seed ??= context.Seed;
        SearchSpace = _settings.SearchSpace ??= new();
        var log = ((IChannelProvider)context).Start(nameof(AutoMLExperiment));
        Services.AddShared(_ => settings);
        Services.AddShared(_ => log);
        Services.AddEach(_ => TrialContext.Create(context));
        this.SetPerformanceMonitor(2000);
    }

    /// <summary>What runner, tuner and monitor are made from.</summary>
    internal ServiceRegistry Services { get; } = new();

    /// <summary>Everything that is searched, by name.</summary>
    internal SearchSpace.SearchSpace SearchSpace { get; }

    /// <summary>Limits the time of the experiment: trials that run then are asked to stop, and no other begins.</summary>
    /// <param name="trainingTimeInSeconds">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is 0.</exception>
    public AutoMLExperiment SetTrainingTimeInSeconds(uint trainingTimeInSeconds)
    {
        Check.Parameter(trainingTimeInSeconds > 0, nameof(trainingTimeInSeconds), "Must be above 0");
        _settings.MaxExperimentTimeInSeconds = trainingTimeInSeconds;
        return this;
    }

    /// <summary>Limits the number of trials, failed ones included.</summary>
    /// <param name="maxModel">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0.</exception>
    public AutoMLExperiment SetMaxModelToExplore(int maxModel)
    {
        Check.Parameter(maxModel > 0, nameof(maxModel), "Must be above 0");
        _settings.MaxModels = maxModel;
        return this;
    }

    /// <summary>Limits the memory of a trial: one that passes the limit is asked to stop, counts as failed, and the experiment goes on.</summary>
    /// <param name="value">The largest working set of the process, in megabytes of 2²⁰ bytes; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public AutoMLExperiment SetMaximumMemoryUsageInMegaByte(double value = double.MaxValue)
    {
        Check.Parameter(value > 0, nameof(value), "Must be above 0");
        _settings.MaximumMemoryUsageInMegaByte = value;
        return this;
    }

    /// <summary>Adds something to search; parameters carry its point under the same name.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="searchSpace">The search space; replaces one of the same name.</param>
    public AutoMLExperiment AddSearchSpace(string key, SearchSpace.SearchSpace searchSpace)
    {
        SearchSpace[key] = searchSpace;
        return this;
    }

    /// <summary>Sets who follows the experiment.</summary>
    public AutoMLExperiment SetMonitor<TMonitor>(TMonitor monitor)
        where TMonitor : class, IMonitor => SetMonitor(_ => monitor);

    /// <summary>Sets who follows the experiment; its constructor gets what it asks for.</summary>
    public AutoMLExperiment SetMonitor<TMonitor>()
        where TMonitor : class, IMonitor => SetMonitor(ServiceRegistry.Make<TMonitor>);

    /// <summary>Sets who follows the experiment.</summary>
    /// <param name="factory">Makes the monitor, once a run.</param>
    public AutoMLExperiment SetMonitor<TMonitor>(Func<IServiceProvider, TMonitor> factory)
        where TMonitor : class, IMonitor
    {
        Services.AddShared<IMonitor>(factory);
        return this;
    }

    /// <summary>Sets what runs the trials; it is disposed after each and used again.</summary>
    public AutoMLExperiment SetTrialRunner<TTrialRunner>(TTrialRunner runner)
        where TTrialRunner : class, ITrialRunner => SetTrialRunner(_ => runner);

    /// <summary>Sets what runs the trials; its constructor gets what it asks for, once a trial.</summary>
    public AutoMLExperiment SetTrialRunner<TTrialRunner>()
        where TTrialRunner : class, ITrialRunner => SetTrialRunner(ServiceRegistry.Make<TTrialRunner>);

    /// <summary>Sets what runs the trials.</summary>
    /// <param name="factory">Makes the runner, once a trial.</param>
    public AutoMLExperiment SetTrialRunner<TTrialRunner>(Func<IServiceProvider, TTrialRunner> factory)
        where TTrialRunner : class, ITrialRunner
    {
        Services.AddEach<ITrialRunner>(factory);
        return this;
    }

    /// <summary>Sets who proposes the trials.</summary>
    public AutoMLExperiment SetTuner<TTuner>(TTuner proposer)
        where TTuner : class, ITuner => SetTuner(_ => proposer);

    /// <summary>Sets who proposes the trials; its constructor gets what it asks for.</summary>
    public AutoMLExperiment SetTuner<TTuner>()
        where TTuner : class, ITuner => SetTuner(ServiceRegistry.Make<TTuner>);

    /// <summary>Sets who proposes the trials.</summary>
    /// <param name="factory">Makes the tuner, once a run.</param>
    public AutoMLExperiment SetTuner<TTuner>(Func<IServiceProvider, TTuner> factory)
        where TTuner : class, ITuner
    {
        Services.AddShared<ITuner>(factory);
        return this;
    }

    /// <summary>Runs the experiment.</summary>
    /// <returns>The best trial.</returns>
    /// <exception cref="AggregateException">What <see cref="RunAsync"/> would throw.</exception>
    public TrialResult Run() => RunAsync().Result;

    /// <summary>Runs the experiment until a limit is reached, the tuner has nothing more to propose, or it is cancelled. A trial that fails does not end it, five before the first success do.</summary>
    /// <param name="ct">Asks the running trial to stop, and lets no other begin.</param>
    /// <returns>The best trial.</returns>
    /// <exception cref="InvalidOperationException">There is no tuner or no runner, or a pipeline lacks its data or metric.</exception>
    /// <exception cref="TimeoutException">The experiment was stopped before a trial succeeded, or no trial had a number for its metric.</exception>
    /// <exception cref="Exception">Every trial failed: what the first of them threw.</exception>
    public async Task<TrialResult> RunAsync(CancellationToken ct = default)
    {
        var services = Services.Open();
        var tuner = services.Find<ITuner>() ?? throw new InvalidOperationException("The experiment has no tuner; call SetPipeline, SetTuner or one of its kind.");
        Check.State(Services.Has<ITrialRunner>(), "The experiment has no trial runner; call SetPipeline or SetTrialRunner.");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, _settings.CancellationToken);
        stop.CancelAfter(TimeSpan.FromSeconds(Math.Min(_settings.MaxExperimentTimeInSeconds, LongestTimerInSeconds)));
        var run = new ExperimentRun(services, tuner, stop.Token);
        for (int trial = 0; trial < _settings.MaxModels && run.GoesOn; trial++)
        {
            await run.RunTrialAsync(trial).ConfigureAwait(false);
        }

        return run.Best;
    }
}
