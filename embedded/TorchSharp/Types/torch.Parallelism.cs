using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The number of threads that operations use, the caller's included.</summary>
    public static int get_num_threads() => ThreadTeam.ThreadCount;

    /// <summary>Sets the number of threads that operations use, for the whole process. Results do not depend on it.</summary>
    public static void set_num_threads(int num)
        => ThreadTeam.ThreadCount = num > 0 ? num : throw new ArgumentOutOfRangeException(nameof(num), $"set_num_threads: at least one thread is expected, found {num}.");
}
