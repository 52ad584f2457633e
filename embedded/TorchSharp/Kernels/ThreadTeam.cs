using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The threads that share a kernel's chunks. Each begins with a share of its own, the same part of the chunks in every job, and then takes what is left of the
/// others': so most of what a thread reads it has written itself, a kernel ago, and finds in its own caches. Helpers watch for work for a while after the last job,
/// because the next kernel follows within microseconds in a training step, and then sleep. Which thread runs which chunk is left to chance in the end; kernels cut
/// their chunks so that it cannot show in the results.
/// </summary>
internal static unsafe class ThreadTeam
{
    // How long a helper watches before it sleeps: longer than the gaps between the kernels of a step, such as drawing a dropout mask, too short to be seen as load.
    private static readonly long WatchTicks = Stopwatch.Frequency / 500;

    // How long of that it keeps its core from others who want it.
    private static readonly long KeenTicks = Stopwatch.Frequency / 20_000;

    private const double PartWork = 5e5;

    private static readonly Lock Starting = new();
    private static Helper[] _helpers = [];
    private static int _threadCount = Environment.ProcessorCount;

    // One job at a time. A share is one number: the job's in its upper bits, then its next chunk, then its end. A thread that takes a chunk by compare-and-swap knows
    // that the fields which it read before belong to that very job: they change only when all chunks are done, and this one was not even taken.
    private const int ChunkBits = 20;
    private const int MostChunks = (1 << ChunkBits) - 1;

    // Shares lie a pair of cache lines apart, so that threads do not wait for each other's.
    private const int ShareStride = 128 / sizeof(long);

    private static int _busy;
    private static int _job;
    private static long[] _shares = GC.AllocateArray<long>(ShareStride, pinned: true);
    private static int _threadsWanted;
    private static int _unfinished;
    private static void* _body;
    private static delegate*<void*, int, void> _invoke;
    private static Exception? _failure;

    /// <summary>The number of threads that take part, the caller's included; at least 1.</summary>
    public static int ThreadCount
    {
        get => _threadCount;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _threadCount = value;
        }
    }

    /// <summary>
    /// Into how many equal parts to cut so many multiplications and additions: each worth its hand-over at some 3 µs, and one, two, four or eight,
    /// which share out evenly among as many threads.
    /// </summary>
    public static int Parts(double work) => work < 2 * PartWork ? 1 : work < 3 * PartWork ? 2 : work < 6 * PartWork ? 4 : 8;

    /// <summary>
    /// Runs chunks 0 … chunks − 1 and returns when all are done. The calling thread takes part; a call from within a chunk, or
    /// while another thread uses the team, runs on the calling thread alone.
    /// </summary>
    public static void Run<T>(in T body, int chunks)
        where T : struct, IChunk
    {
        int helpers = Math.Min(_threadCount, chunks) - 1;
        if (helpers <= 0 || chunks > MostChunks || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            for (int i = 0; i < chunks; i++)
            {
                body.Run(i);
            }

            return;
        }

        try
        {
            T copy = body;
            RunOnAll(Unsafe.AsPointer(ref copy), &Invoke<T>, chunks, helpers);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    private static void Invoke<T>(void* body, int chunk)
        where T : struct, IChunk => Unsafe.AsRef<T>(body).Run(chunk);

    private static void RunOnAll(void* body, delegate*<void*, int, void> invoke, int chunks, int helpers)
    {
        if (_helpers.Length < helpers)
        {
            StartHelpers(helpers);
        }

        int threads = helpers + 1;
        _body = body;
        _invoke = invoke;
        _threadsWanted = threads;
        _unfinished = chunks;
        _job++;
        for (int i = threads - 1; i >= 0; i--)
        {
            long next = (long)chunks * i / threads;
            long end = (long)chunks * (i + 1) / threads;
            Volatile.Write(ref _shares[i * ShareStride], ((long)_job << (2 * ChunkBits)) | (next << ChunkBits) | end);
        }

        // A helper that falls asleep either sees its share or is seen here.
        Interlocked.MemoryBarrier();
        for (int i = 0; i < helpers; i++)
        {
            _helpers[i].Wake();
        }

        RunChunks(0);
        SpinWait wait = default;
        while (Volatile.Read(ref _unfinished) > 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        if (_failure is { } failure)
        {
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Runs chunks of the current job, first of the thread's own share, until there is none to take; whether there was one.</summary>
    private static bool RunChunks(int thread)
    {
        int done = 0;
        long[] shares = _shares;
        int count = shares.Length / ShareStride;
        for (int i = 0; i < count; i++)
        {
            ref long share = ref shares[(thread + i) % count * ShareStride];
            while (TryTake(ref share, thread) is >= 0 and var chunk)
            {
                try
                {
                    _invoke(_body, chunk);
                }
#pragma warning disable CA1031 // the caller gets it, whatever it is
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    _failure = exception;
                }

                done++;
            }
        }

        if (done > 0)
        {
            Interlocked.Add(ref _unfinished, -done);
        }

        return done > 0;
    }

    private static int TryTake(ref long share, int thread)
    {
        while (true)
        {
            long seen = Volatile.Read(ref share);
            long next = (seen >> ChunkBits) & MostChunks;
            if (next >= (seen & MostChunks) || thread >= Volatile.Read(ref _threadsWanted))
            {
                return -1;
            }

            if (Interlocked.CompareExchange(ref share, seen + (1L << ChunkBits), seen) == seen)
            {
                return (int)next;
            }
        }
    }

    private static void StartHelpers(int count)
    {
        lock (Starting)
        {
            List<Helper> helpers = [.. _helpers];
            while (helpers.Count < count)
            {
                helpers.Add(new Helper(helpers.Count + 1));
            }

            long[] shares = GC.AllocateArray<long>((count + 1) * ShareStride, pinned: true);
            _shares.CopyTo(shares, 0);
            _shares = shares;
            _helpers = [.. helpers];
        }
    }

    private sealed class Helper
    {
        private readonly SemaphoreSlim _signal = new(0);
        private readonly int _thread;
        private int _asleep;

        public Helper(int thread)
        {
            _thread = thread;
            new Thread(Work) { IsBackground = true, Name = $"Kernels {thread}" }.Start();
        }

        public void Wake()
        {
            if (Volatile.Read(ref _asleep) != 0 && Interlocked.Exchange(ref _asleep, 0) != 0)
            {
                _signal.Release();
            }
        }

        private void Work()
        {
            while (true)
            {
                long lastWork = Stopwatch.GetTimestamp();
                long idle = 0;
                while (idle < WatchTicks)
                {
                    if (RunChunks(_thread))
                    {
                        lastWork = Stopwatch.GetTimestamp();
                    }
                    else if (idle < KeenTicks)
                    {
                        Thread.SpinWait(2);
                    }
                    else
                    {
                        Thread.Yield();
                    }

                    idle = Stopwatch.GetTimestamp() - lastWork;
                }

                // A job posted after this exchange sees the flag and signals; one posted before it is seen here.
                Interlocked.Exchange(ref _asleep, 1);
                if (RunChunks(_thread))
                {
                    if (Interlocked.Exchange(ref _asleep, 0) != 0)
                    {
                        continue;
                    }
                }

                _signal.Wait();
            }
        }
    }
}
