namespace TorchSharp.Kernels;

/// <summary>
/// Flat loops over many buffers, done together: threads are called once and share all elements evenly, which small buffers alone would not be worth.
/// Pointers must stay valid until the pass has run.
/// </summary>
internal sealed class FlatPass
{
    private const long ChunkLength = 8 * 1024;

    private Batch? _batch;

    /// <summary>Does a loop now, or puts it into a pass.</summary>
    public static void Run<TOperation>(FlatPass? pass, TOperation operation, long n)
        where TOperation : struct, IFlatOperation
    {
        if (pass is null)
        {
            FlatLoop.Run(operation, n);
            return;
        }

        if (pass._batch is not Batch<TOperation> batch)
        {
            pass.Run();
            batch = new Batch<TOperation>();
            pass._batch = batch;
        }

        batch.Add(operation, n);
    }

    /// <summary>Does all loops that were put in.</summary>
    public void Run() => _batch?.Run();

    /// <summary>Forgets all loops that were put in.</summary>
    public void Clear() => _batch?.Clear();

    private abstract class Batch
    {
        public abstract void Run();

        public abstract void Clear();
    }

    /// <summary>Loops of one kind, laid end to end: loop i takes the places from ends[i − 1] to ends[i], of which a chunk is a range.</summary>
    private sealed class Batch<TOperation> : Batch
        where TOperation : struct, IFlatOperation
    {
        private TOperation[] _operations = new TOperation[16];
        private long[] _ends = new long[16];
        private int _count;

        public void Add(in TOperation operation, long n)
        {
            if (_count == _operations.Length)
            {
                Array.Resize(ref _operations, 2 * _count);
                Array.Resize(ref _ends, 2 * _count);
            }

            _operations[_count] = operation;
            _ends[_count] = (_count == 0 ? 0 : _ends[_count - 1]) + n;
            _count++;
        }

        public override void Run()
        {
            if (_count > 0)
            {
                ThreadTeam.Run(new Chunks(this), checked((int)((_ends[_count - 1] + ChunkLength - 1) / ChunkLength)));
                Clear();
            }
        }

        public override void Clear() => _count = 0;

        private void Run(long start, long end)
        {
            int i = 0;
            while (_ends[i] <= start)
            {
                i++;
            }

            for (; start < end; i++)
            {
                long first = i == 0 ? 0 : _ends[i - 1];
                long last = Math.Min(_ends[i], end);
                FlatLoop.RunRange(_operations[i], start - first, last - first);
                start = last;
            }
        }

        private readonly struct Chunks(Batch<TOperation> batch) : IChunk
        {
            public void Run(int chunk)
            {
                long start = chunk * ChunkLength;
                batch.Run(start, Math.Min(start + ChunkLength, batch._ends[batch._count - 1]));
            }
        }
    }
}
