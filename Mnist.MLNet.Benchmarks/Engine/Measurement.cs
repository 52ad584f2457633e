namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>What a process found out.</summary>
/// <param name="Value">In seconds for what takes time, else operations a second (<c>multiply</c>), bytes (<c>allocate</c>, <c>remember</c>) or how many times as fast (<c>threads</c>).</param>
/// <param name="Accuracy">On the test set after training, 0 to 1; else 0.</param>
internal sealed record Measurement(double Value, double Accuracy = 0);
