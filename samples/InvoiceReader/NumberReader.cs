using Microsoft.ML;
using Mnist.MLNet;
using Mnist.MLNet.Pictures;

namespace InvoiceReader;

/// <summary>Reads numbers of several digits with a model of single ones.</summary>
internal sealed class NumberReader : IDisposable
{
    private readonly PredictionEngine<Digit, DigitPrediction> _engine;

    public NumberReader(string modelPath)
    {
        var ml = new MLContext();
        _engine = ml.Model.CreatePredictionEngine<Digit, DigitPrediction>(ml.Mnist().LoadModel(modelPath));
    }

    /// <summary>Reads a picture. One that cannot be read is a case for a person, not for an exception.</summary>
    public Reading Read(string path)
    {
        string file = Path.GetFileName(path);
        try
        {
            var digits = PicturePreparation.Segment(Picture.Load(path)).Select(Predict).ToList();
            return digits.Count == 0
                ? new Reading(file, "", 0, "nothing is written on it")
                : new Reading(file, string.Concat(digits.Select(digit => digit.PredictedLabel)), digits.Min(digit => digit.Score.Max()), "");
        }
        catch (InvalidDataException exception)
        {
            return new Reading(file, "", 0, exception.Message);
        }
    }

    public void Dispose() => _engine.Dispose();

    private DigitPrediction Predict(PreparedDigit digit) => _engine.Predict(new Digit { Pixels = [.. digit.Pixels.Select(pixel => (float)pixel)] });
}
