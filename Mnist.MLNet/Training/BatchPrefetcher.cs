using System.Runtime.ExceptionServices;

namespace Mnist.MLNet.Training;

/// <summary>
/// Fills batches for all epochs on a thread of its own, one batch ahead of the training: shuffled afresh each epoch, augmented, nothing allocated a batch.
/// Order and augmentation depend on (seed, epoch, row) alone.
/// </summary>
internal sealed class BatchPrefetcher : IDisposable
{
    // The stream of the generator that shuffles; epochs, which key the augmentation, count from 1.
    private const long ShuffleStream = -1;

    private readonly LabeledImages _images;
    private readonly int[] _rows;
    private readonly TorchClassifierOptions _options;
    private readonly int _seed;
    private readonly float[] _image;
    private readonly Batch[] _slots;
    private readonly SemaphoreSlim _free;
    private readonly SemaphoreSlim _filled = new(0);
    private readonly Thread _thread;
    private volatile bool _stopping;
    private ExceptionDispatchInfo? _failure;
    private int _next;
    private bool _holding;

    public BatchPrefetcher(LabeledImages images, int[] rows, TorchClassifierOptions options, int seed)
    {
        _images = images;
        _rows = rows;
        _options = options;
        _seed = seed;
        _image = new float[images.Shape.Pixels];
        _slots = [.. Enumerable.Range(0, 2).Select(_ => new Batch(Math.Min(options.BatchSize, rows.Length), images.Shape.Pixels))];
        _free = new SemaphoreSlim(_slots.Length);
        _thread = new Thread(FillAll) { IsBackground = true, Name = "batch prefetcher" };
        _thread.Start();
    }

    /// <summary>The next batch; it stays as it is until the next call.</summary>
    public Batch Next()
    {
        if (_holding)
        {
            _free.Release();
        }

        _filled.Wait();
        _failure?.Throw();
        _holding = true;
        var batch = _slots[_next];
        _next = (_next + 1) % _slots.Length;
        return batch;
    }

    public void Dispose()
    {
        _stopping = true;
        _free.Release();
        _thread.Join();
        _free.Dispose();
        _filled.Dispose();
    }

    private void FillAll()
    {
        try
        {
            int slot = 0;
            for (int epoch = 1; epoch <= _options.Epochs; epoch++)
            {
                // Each epoch's order starts from the given one, so that it does not depend on the epochs before.
                int[] order = [.. _rows];
                new SplitMix64(_seed, ShuffleStream, epoch).Shuffle(order);
                for (int start = 0; start < order.Length; start += _options.BatchSize)
                {
                    _free.Wait();
                    if (_stopping)
                    {
                        return;
                    }

                    Fill(_slots[slot], order.AsSpan(start, Math.Min(_options.BatchSize, order.Length - start)), epoch);
                    slot = (slot + 1) % _slots.Length;
                    _filled.Release();
                }
            }
        }
        catch (Exception exception)
        {
            // Handed to the training thread, which is the one that can report it.
            _failure = ExceptionDispatchInfo.Capture(exception);
            _filled.Release();
        }
    }

    private void Fill(Batch batch, ReadOnlySpan<int> rows, int epoch)
    {
        batch.Count = rows.Length;
        for (int i = 0; i < rows.Length; i++)
        {
            batch.SetLabel(i, _images.Label(rows[i]));
            if (_options.Augmentation.Steps.Count > 0)
            {
                _images.CopyImage(rows[i], _image);
                _options.Augmentation.Apply(_image, _images.Shape.Rows, _images.Shape.Columns, _images.Background, _seed, epoch, rows[i], batch.Image(i));
            }
            else
            {
                _images.CopyImage(rows[i], batch.Image(i));
            }
        }
    }
}
