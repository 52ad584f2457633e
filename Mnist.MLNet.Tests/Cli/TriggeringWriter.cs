namespace Mnist.MLNet.Tests.Cli;

/// <summary>Does something once, as soon as a text was written.</summary>
internal sealed class TriggeringWriter(string text, Action trigger) : StringWriter
{
    private bool _triggered;

    public override void Write(string? value)
    {
        base.Write(value);
        if (!_triggered && ToString().Contains(text, StringComparison.Ordinal))
        {
            _triggered = true;
            trigger();
        }
    }
}
