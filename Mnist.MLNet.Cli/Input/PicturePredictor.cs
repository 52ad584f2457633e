using Microsoft.ML.Data;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;
using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Cli.Input;

/// <summary>Predicts the digits of pictures, one picture after the other.</summary>
internal sealed class PicturePredictor
{
    private readonly LoadedModel _model;
    private readonly PictureOptions _options;
    private readonly bool _segment;

    /// <param name="model">The model.</param>
    /// <param name="options">How pictures are prepared.</param>
    /// <param name="segment">Whether a picture holds several digits, to be split.</param>
    /// <exception cref="InvalidDataException">The model takes images of another size.</exception>
    public PicturePredictor(LoadedModel model, PictureOptions options, bool segment)
    {
        model.RequireImages(PicturePreparation.Side, PicturePreparation.Side, "a prepared picture");
        _model = model;
        _options = options;
        _segment = segment;
    }

    /// <summary>Reads a picture and predicts its digits.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no picture, or nothing is written on it.</exception>
    public IReadOnlyList<PicturePrediction> Predict(string path)
    {
        var picture = Picture.Load(path, _options.Limits);
        IReadOnlyList<PreparedDigit> digits = _segment ? PicturePreparation.Segment(picture, _options) : [PicturePreparation.Prepare(picture, _options)];
        if (digits.Count == 0 || digits.All(digit => digit.IsBlank))
        {
            throw new InvalidDataException($"'{path}' shows nothing that stands out from its paper; expected a digit. --keep-paper and --invert read it otherwise.");
        }

        byte[] pixels = [.. digits.SelectMany(digit => digit.Pixels)];
        var scored = _model.Pipeline.Transform(IdxDataView.FromMemory(pixels, PicturePreparation.Side, PicturePreparation.Side, new byte[digits.Count]));
        return [.. scored.GetColumn<float[]>("Score").Select((score, i) => new PicturePrediction(path, i + 1, digits[i], Prediction.Of(i, null, score)))];
    }
}
