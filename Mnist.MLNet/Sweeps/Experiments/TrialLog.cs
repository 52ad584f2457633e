using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML.AutoML;
using Microsoft.ML.SearchSpace;
using Mnist.MLNet.Sweeps.Tuners;

namespace Mnist.MLNet.Sweeps;

/// <summary>
/// Keeps every trial of ML.NET's own <c>AutoMLExperiment</c> in a file as soon as it has ended, a line of JSON each, with all digits; ML.NET's checkpoint is written once, after
/// the last trial, with three. An experiment that gets <see cref="Resume"/>'s tuner and the log as its monitor goes on after those trials:
/// <code>
/// using var log = new TrialLog("trials.jsonl");
/// experiment.SetPipeline(…).SetMonitor(log).SetTuner(log.Resume(new TpeTuner(space))).SetMaxModelToExplore(50 - log.Trials.Count)
/// </code>
/// </summary>
public sealed class TrialLog : IMonitor, IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        // a loss may be no number
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    // How each line begins.
    private const string Opening = "{\"parameter\":";

    private readonly List<LoggedTrial> _trials = [];
    private readonly HashSet<string> _tried = [];
    private readonly FileStream _file;

    // Whoever has this is the log's only writer; others may read the log meanwhile.
    private readonly FileStream _right;

    /// <summary>Opens a log, or begins one. A line at its end that was cut off while it was written is dropped.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is no log of trials.</exception>
    /// <exception cref="IOException">The file cannot be opened, or another program writes to it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read or written.</exception>
    public TrialLog(string path)
    {
        _right = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            Read(path);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The trials, in the order in which they ended.</summary>
    public IReadOnlyList<LoggedTrial> Trials => _trials;

    /// <summary>The trial with the least loss; null before one has a number for its loss.</summary>
    public LoggedTrial? Best => _trials.Where(trial => trial.Loss is { } loss && !double.IsNaN(loss)).MinBy(trial => trial.Loss);

    /// <summary>
    /// Gives a tuner that knows the log's trials and learns from the log alone, so that an experiment that was interrupted goes on as if it had not been, and that proposes
    /// nothing a second time while there is something new. The experiment counts its trials from 0 again; their numbers in the log go on.
    /// </summary>
    /// <param name="tuner">A new tuner, made as that of the interrupted experiment was.</param>
    /// <returns>The tuner for the experiment.</returns>
    public ITuner Resume(SpaceTuner tuner) => new LoggedTuner(tuner, this);

    /// <summary>Keeps a trial. One whose parameters are in the log already is left as it is.</summary>
    /// <param name="result">Its result.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ReportCompletedTrial(TrialResult result) =>
        Add(new LoggedTrial(result.TrialSettings.Parameter, result.Loss, result.Metric, result.DurationInMilliseconds, Failure: null, DateTime.UtcNow));

    /// <summary>Keeps a trial that failed, with the reason. One whose parameters are in the log already is left as it is.</summary>
    /// <param name="settings">The trial.</param>
    /// <param name="exception">Why it failed.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void ReportFailTrial(TrialSettings settings, Exception? exception = null) =>
        Add(new LoggedTrial(settings.Parameter, Loss: null, Metric: null, Milliseconds: null, exception?.Message ?? "it is not known why", DateTime.UtcNow));

    /// <summary>Does nothing: the best trial is in the log.</summary>
    /// <param name="result">Its result.</param>
    public void ReportBestTrial(TrialResult result)
    {
    }

    /// <summary>Does nothing: a trial that runs has nothing to keep.</summary>
    /// <param name="settings">The trial.</param>
    public void ReportRunningTrial(TrialSettings settings)
    {
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _right.Dispose();
    }

    /// <summary>Whether a trial with these parameters has ended.</summary>
    internal bool Has(Parameter parameter) => _tried.Contains(Text(parameter));

    private static string Text(Parameter parameter) => JsonSerializer.Serialize(parameter);

    private void Add(LoggedTrial trial)
    {
        if (!_tried.Add(Text(trial.Parameter)))
        {
            return;
        }

        _trials.Add(trial);
        _file.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(trial, Json) + "\n"));
        _file.Flush(flushToDisk: true);
    }

    private void Read(string path)
    {
        byte[] bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        int end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        string[] lines = Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (index, line) in lines.Index())
        {
            var trial = Parse(line) ?? throw NoTrial(index);
            _tried.Add(Text(trial.Parameter));
            _trials.Add(trial);
        }

        // Only what can be the beginning of a trial may be dropped: nobody's file is cut that was named by mistake.
        string rest = Encoding.UTF8.GetString(bytes, end, bytes.Length - end);
        if (!rest.StartsWith(Opening, StringComparison.Ordinal) && !Opening.StartsWith(rest, StringComparison.Ordinal))
        {
            throw NoTrial(lines.Length);
        }

        _file.SetLength(end);
        _file.Seek(0, SeekOrigin.End);

        InvalidDataException NoTrial(int index) => new($"Line {index + 1} of '{path}' is no trial; it must be JSON with parameter, and loss or failure. Name another file.");
    }

    private static LoggedTrial? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<LoggedTrial>(line, Json) is { Parameter.ParameterType: ParameterType.Object } trial && (trial.Loss is null) != (trial.Failure is null) ? trial : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
