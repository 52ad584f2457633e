namespace Microsoft.ML.Runtime;

/// <summary>A progress channel that nobody listens to: a context offers its users text messages only.</summary>
internal sealed class SilentProgressChannel : IProgressChannel
{
    public static readonly SilentProgressChannel Instance = new();

    public IProgressChannel StartProgressChannel(string name)
    {
        Check.NotEmpty(name);
        return this;
    }

    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(fillAction);
    }

    public void Checkpoint(params double?[] values) => ArgumentNullException.ThrowIfNull(values);

    public void Dispose()
    {
    }
}
