namespace TorchSharp.Kernels;

/// <summary>The threads that share a kernel's chunks.</summary>
internal static class ThreadTeam
{
    /// <summary>The number of threads that take part, the caller's included; at least 1.</summary>
    public static int ThreadCount { get; set; } = Environment.ProcessorCount;

    /// <summary>Runs chunks 0 … chunks − 1 and returns when all are done.</summary>
    public static void Run<T>(in T body, int chunks)
        where T : struct, IChunk
    {
        for (int i = 0; i < chunks; i++)
        {
            body.Run(i);
        }
    }
}
