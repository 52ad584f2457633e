namespace Mnist.MLNet.Training;

/// <summary>Gathers the training loss into at most <see cref="MostPoints"/> points, whatever the length of the run.</summary>
internal sealed class LossCurve(long steps)
{
    private const int MostPoints = 1000;

    private readonly long _stepsPerPoint = (steps + MostPoints - 1) / MostPoints;
    private readonly List<LossPoint> _points = [];
    private long _steps;
    private long _images;
    private double _lossSum;
    private int _imagesOfPoint;

    /// <summary>The finished points.</summary>
    public IReadOnlyList<LossPoint> Points => _points;

    public void Add(in BatchResult batch)
    {
        _steps++;
        _images += batch.Images;
        _lossSum += batch.Loss * batch.Images;
        _imagesOfPoint += batch.Images;
        if (_steps % _stepsPerPoint == 0)
        {
            _points.Add(new LossPoint(_steps, _images, _lossSum / _imagesOfPoint, batch.LearningRate));
            _lossSum = 0;
            _imagesOfPoint = 0;
        }
    }
}
