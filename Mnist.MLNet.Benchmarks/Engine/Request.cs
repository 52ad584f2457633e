namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>What a process is to measure; both sides take it as JSON.</summary>
/// <param name="Kind">What: <c>train</c>, <c>score</c>, <c>predict</c>, <c>multiply</c>; ours also <c>threads</c>, <c>allocate</c> and <c>remember</c>; PyTorch's also <c>versions</c> and <c>occupy</c>.</param>
/// <param name="Network">The network's name in the registry.</param>
/// <param name="Batch">Images in a batch.</param>
/// <param name="Optimizer"><c>adam</c> (1e-3) or <c>sgd</c> (0.01, momentum 0.5).</param>
/// <param name="Threads">Threads of the engine.</param>
/// <param name="Images">How many of the training images are used.</param>
/// <param name="Seed">Seed of weights, permutations and dropout.</param>
/// <param name="Folder">The folder of the data.</param>
/// <param name="Hidden">For PyTorch: the widths of the hidden layers where they are not the network's own.</param>
internal sealed record Request(string Kind, string Network, int Batch, string Optimizer, int Threads, int Images, int Seed, string Folder, IReadOnlyList<int>? Hidden = null);
