namespace TorchSharp.Kernels.Tests;

/// <summary>Tests that set the number of threads run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class KernelCollection
{
    public const string Name = "Kernels";

    /// <summary>Runs something once for each number of threads and leaves the number as it was.</summary>
    internal static void WithThreads(Action action, params ReadOnlySpan<int> counts)
    {
        int before = ThreadTeam.ThreadCount;
        try
        {
            foreach (int count in counts)
            {
                ThreadTeam.ThreadCount = count;
                action();
            }
        }
        finally
        {
            ThreadTeam.ThreadCount = before;
        }
    }

    /// <summary>Bytes that the second of two calls allocates on this thread.</summary>
    internal static long AllocatedBytes(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
