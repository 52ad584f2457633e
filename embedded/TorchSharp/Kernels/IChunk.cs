namespace TorchSharp.Kernels;

/// <summary>Work cut into numbered chunks that may run in any order and on any thread.</summary>
internal interface IChunk
{
    /// <summary>Does one chunk. Two chunks never write the same memory.</summary>
    void Run(int chunk);
}
