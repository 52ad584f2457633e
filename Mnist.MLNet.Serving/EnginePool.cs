using System.Collections.Concurrent;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Serving;

/// <summary>
/// A model with as many prediction engines as requests have run at once: an engine serves one thread. Freed when the last user has left.
/// </summary>
internal sealed class EnginePool
{
    private readonly MLContext _ml;
    private readonly ITransformer _model;
    private readonly ConcurrentBag<PredictionEngine<Digit, DigitProbabilities>> _engines = [];

    // the owner counts as one
    private int _users = 1;

    private EnginePool(MLContext ml, ITransformer model)
    {
        _ml = ml;
        _model = model;
        var engine = CreateEngine();
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        engine.OutputSchema["Score"].GetSlotNames(ref names);
        ClassNames = [.. names.DenseValues().Select(name => name.ToString())];
        _engines.Add(engine);
    }

    /// <summary>The classes' names, class 0 first.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no model, or takes other images.</exception>
    public static EnginePool Load(string path)
    {
        var ml = new MLContext();
        var model = ml.Mnist().LoadModel(path);
        try
        {
            var pool = new EnginePool(ml, model);
            pool.Predict(new float[PicturePreparation.PixelCount]);
            return pool;
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException($"'{path}' cannot be served: it takes no images of 28×28 pixels ({exception.Message.TrimEnd('.')}).", exception);
        }
    }

    /// <summary>Begins to use the pool; false where it is no longer in use.</summary>
    public bool TryEnter()
    {
        while (true)
        {
            int users = Volatile.Read(ref _users);
            if (users == 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _users, users + 1, users) == users)
            {
                return true;
            }
        }
    }

    /// <summary>Ends to use the pool.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            foreach (var engine in _engines)
            {
                engine.Dispose();
            }

            foreach (var step in (_model as IEnumerable<ITransformer> ?? [_model]).OfType<IDisposable>())
            {
                step.Dispose();
            }
        }
    }

    /// <summary>The probabilities of the classes of an image.</summary>
    public float[] Predict(float[] pixels)
    {
        if (!_engines.TryTake(out var engine))
        {
            engine = CreateEngine();
        }

        try
        {
            return engine.Predict(new Digit { Pixels = pixels }).Score;
        }
        finally
        {
            _engines.Add(engine);
        }
    }

    private PredictionEngine<Digit, DigitProbabilities> CreateEngine() =>
        _ml.Model.CreatePredictionEngine<Digit, DigitProbabilities>(_model, new PredictionEngineOptions { OwnsTransformer = false });
}
