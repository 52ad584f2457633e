namespace TorchSharp.Engine;

/// <summary>Inference mode of this thread: no graph is recorded while it lasts.</summary>
internal sealed class InferenceMode : IDisposable
{
    [ThreadStatic]
    private static bool _enabled;

    private readonly bool _before;
    private readonly bool _recordedBefore;

    public InferenceMode(bool enabled)
    {
        _before = _enabled;
        _recordedBefore = GradientMode.IsEnabled;
        _enabled = enabled;
        GradientMode.IsEnabled = !enabled;
    }

    public static bool IsEnabled => _enabled;

    public void Dispose()
    {
        _enabled = _before;
        GradientMode.IsEnabled = _recordedBefore;
    }
}
