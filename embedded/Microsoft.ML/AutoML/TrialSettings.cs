using Microsoft.ML.SearchSpace;

namespace Microsoft.ML.AutoML;

/// <summary>What a trial tries.</summary>
public class TrialSettings
{
    /// <summary>The trial's number, from 0 on.</summary>
    public int TrialId { get; set; }

    /// <summary>What the tuner proposed, by the names of the experiment's search spaces.</summary>
    public Parameter Parameter { get; set; } = Parameter.CreateNestedParameter();

    /// <summary>When it began, in coordinated universal time.</summary>
    public DateTime StartedAtUtc { get; set; }

    /// <summary>When it ended, in coordinated universal time; null while it runs.</summary>
    public DateTime? EndedAtUtc { get; set; }
}
