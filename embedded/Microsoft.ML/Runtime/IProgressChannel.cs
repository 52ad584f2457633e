namespace Microsoft.ML.Runtime;

/// <summary>Reports the progress of one piece of work.</summary>
public interface IProgressChannel : IProgressChannelProvider, IDisposable
{
    /// <summary>Says what is measured, and how to ask for the present state.</summary>
    void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction);

    /// <summary>Reports metrics and then progress values, in the order of the header.</summary>
    void Checkpoint(params double?[] values);
}
