namespace Mnist.MLNet.Sweeps.Store;

/// <summary>A store's database does not do what it should; no trial is to blame.</summary>
internal sealed class TrialStoreException(string message, Exception inner) : IOException(message, inner);
