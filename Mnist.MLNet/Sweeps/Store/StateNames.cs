namespace Mnist.MLNet.Sweeps.Store;

/// <summary>The states of trials as a store writes them; that a trial is running is not written but follows from its training's lease.</summary>
internal static class StateNames
{
    public static string Of(TrialState state) => state.ToString().ToLowerInvariant();

    public static TrialState Parse(string name) => Enum.Parse<TrialState>(name, ignoreCase: true);
}
