namespace Mnist.MLNet.Sweeps.Store;

/// <summary>A worker did not report in time, so that its training was given to another.</summary>
internal sealed class LeaseLostException()
    : Exception("This worker did not report in time, and its training was given to another.");
