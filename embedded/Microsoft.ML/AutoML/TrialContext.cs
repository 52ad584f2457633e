using Microsoft.ML.Runtime;

namespace Microsoft.ML.AutoML;

/// <summary>Makes the context of a trial: seed and settings of the experiment's, whose log its messages reach.</summary>
internal static class TrialContext
{
    public static MLContext Create(MLContext parent)
    {
        var context = new MLContext(parent.Seed)
        {
            GpuDeviceId = parent.GpuDeviceId,
            FallbackToCpu = parent.FallbackToCpu,
            TempFilePath = parent.TempFilePath,
        };
        var log = ((IChannelProvider)parent).Start($"{nameof(AutoMLExperiment)}-ChildContext");
        context.Log += (_, e) => log.Send(new ChannelMessage(e.Kind, MessageSensitivity.Unknown, e.RawMessage!));
        return context;
    }
}
