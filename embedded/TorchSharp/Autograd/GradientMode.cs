namespace TorchSharp.Engine;

/// <summary>Whether operations of this thread are recorded in the autograd graph; restores what was before on disposal.</summary>
internal sealed class GradientMode : IDisposable
{
    [ThreadStatic]
    private static bool _disabled;

    private readonly bool _before;

    public GradientMode(bool enabled)
    {
        _before = IsEnabled;
        IsEnabled = enabled;
    }

    public static bool IsEnabled
    {
        get => !_disabled;
        set => _disabled = !value;
    }

    public void Dispose() => IsEnabled = _before;
}
