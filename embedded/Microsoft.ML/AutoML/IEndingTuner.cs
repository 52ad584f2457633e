namespace Microsoft.ML.AutoML;

/// <summary>A tuner that runs out of proposals.</summary>
internal interface IEndingTuner : ITuner
{
    /// <summary>Whether there is nothing left to propose.</summary>
    bool IsDone { get; }
}
