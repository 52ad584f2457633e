using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mnist.MLNet.Cli.Output;

/// <summary>What <c>predict --json</c> prints of one image.</summary>
/// <param name="Row">The image's place in its IDX file, counted from 0; null for pictures.</param>
/// <param name="Label">The image's true class; null where it is not known.</param>
/// <param name="Picture">The picture's file; null for IDX files.</param>
/// <param name="Digit">The digit's place in the picture, from the left, counted from 1.</param>
/// <param name="Left">The first column of the picture that the network saw.</param>
/// <param name="Top">The first row of the picture that the network saw.</param>
/// <param name="Width">The columns of the picture that the network saw.</param>
/// <param name="Height">The rows of the picture that the network saw.</param>
/// <param name="Prediction">The most probable class.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Probabilities">The probability of every class.</param>
internal sealed record PredictionJson(
    int? Row,
    string? Label,
    string? Picture,
    int? Digit,
    int? Left,
    int? Top,
    int? Width,
    int? Height,
    string Prediction,
    float Probability,
    IReadOnlyDictionary<string, float> Probabilities)
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>An image of an IDX file.</summary>
    public static PredictionJson Of(Prediction prediction, IReadOnlyList<string> classNames) =>
        Of(prediction, classNames, prediction.Row, prediction.Label is { } label ? classNames.ElementAtOrDefault(label) : null, null);

    /// <summary>A digit of a picture.</summary>
    public static PredictionJson Of(PicturePrediction prediction, IReadOnlyList<string> classNames) =>
        Of(prediction.Prediction, classNames, null, null, prediction);

    /// <summary>An array as indented JSON.</summary>
    public static string ToJson(IEnumerable<PredictionJson> predictions) => JsonSerializer.Serialize(predictions, JsonOptions);

    private static PredictionJson Of(Prediction prediction, IReadOnlyList<string> classNames, int? row, string? label, PicturePrediction? picture) => new(
        row,
        label,
        picture?.Picture,
        picture?.Digit,
        picture?.Image.Left,
        picture?.Image.Top,
        picture?.Image.Width,
        picture?.Image.Height,
        classNames[prediction.Class],
        prediction.Probabilities[prediction.Class],
        Enumerable.Range(0, classNames.Count).ToDictionary(index => classNames[index], index => prediction.Probabilities[index]));
}
