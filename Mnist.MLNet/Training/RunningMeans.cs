namespace Mnist.MLNet.Training;

/// <summary>Mean loss and accuracy of the batches since the last reset.</summary>
internal struct RunningMeans
{
    private double _lossSum;
    private long _correct;

    /// <summary>The images of those batches.</summary>
    public long Images { get; private set; }

    /// <summary>Mean loss over the images, in nats.</summary>
    public readonly double Loss => _lossSum / Images;

    /// <summary>Part of the images that were classified right.</summary>
    public readonly double Accuracy => (double)_correct / Images;

    public void Add(in BatchResult batch)
    {
        _lossSum += batch.Loss * batch.Images;
        _correct += batch.Correct;
        Images += batch.Images;
    }
}
