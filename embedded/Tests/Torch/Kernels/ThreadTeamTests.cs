namespace TorchSharp.Kernels.Tests;

[Collection(KernelCollection.Name)]
public sealed unsafe class ThreadTeamTests
{
    [Fact]
    public void Runs_every_chunk_once_whatever_the_number_of_threads() => KernelCollection.WithThreads(
        () =>
        {
            int* counts = stackalloc int[300];
            for (int chunks = 0; chunks < 300; chunks++)
            {
                new Span<int>(counts, 300).Clear();
                ThreadTeam.Run(new Counting(counts), chunks);
                for (int i = 0; i < chunks; i++)
                {
                    Assert.Equal(1, counts[i]);
                }
            }
        },
        1, 2, 3, 8);

    [Fact]
    public void Serves_callers_that_come_at_the_same_time_and_calls_from_within_a_chunk() => KernelCollection.WithThreads(
        () => Parallel.For(0, 200, _ =>
        {
            int* counts = stackalloc int[16];
            new Span<int>(counts, 16).Clear();
            ThreadTeam.Run(new Nested(counts), 4);
            for (int i = 0; i < 16; i++)
            {
                Assert.Equal(1, counts[i]);
            }
        }),
        2, 8);

    [Fact]
    public void Wakes_helpers_that_went_to_sleep() => KernelCollection.WithThreads(
        () =>
        {
            int* counts = stackalloc int[4];
            for (int i = 0; i < 5; i++)
            {
                Thread.Sleep(3);
                new Span<int>(counts, 4).Clear();
                ThreadTeam.Run(new Counting(counts), 4);
                Assert.Equal(4, counts[0] + counts[1] + counts[2] + counts[3]);
            }
        },
        3);

    [Fact]
    public void Hands_an_exception_to_the_caller() => KernelCollection.WithThreads(
        () =>
        {
            Assert.Throws<InvalidOperationException>(() => ThreadTeam.Run(default(Failing), 10));
            Assert.Throws<InvalidOperationException>(() => ThreadTeam.Run(default(Failing), 10));
        },
        1, 2, 8);

    [Fact]
    public void Allocates_nothing_once_warm() => KernelCollection.WithThreads(
        () =>
        {
            int* counts = stackalloc int[64];
            Assert.Equal(0, KernelCollection.AllocatedBytes(() => ThreadTeam.Run(new Counting(counts), 64)));
        },
        1, 2, 8);

    [Fact]
    public void Needs_at_least_one_thread() => Assert.Throws<ArgumentOutOfRangeException>(() => ThreadTeam.ThreadCount = 0);

    private readonly struct Counting(int* counts) : IChunk
    {
        public void Run(int chunk) => Interlocked.Increment(ref counts[chunk]);
    }

    private readonly struct Nested(int* counts) : IChunk
    {
        public void Run(int chunk) => ThreadTeam.Run(new Counting(counts + (chunk * 4)), 4);
    }

    private readonly struct Failing : IChunk
    {
        public void Run(int chunk)
        {
            if (chunk >= 3)
            {
                throw new InvalidOperationException($"chunk {chunk}");
            }
        }
    }
}
