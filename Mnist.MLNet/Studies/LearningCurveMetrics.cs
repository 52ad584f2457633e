using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Mnist.MLNet.Data;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Studies;

/// <summary>A learning curve for machines: learning-curve.json.</summary>
/// <param name="Recipe">What was trained.</param>
/// <param name="Points">All trainings.</param>
/// <param name="Fit">The power law; null where none was fitted.</param>
/// <param name="Data">The data set.</param>
/// <param name="Environment">What the last of the trainings ran on.</param>
public sealed record LearningCurveMetrics(
    string Recipe, IReadOnlyList<LearningCurvePoint> Points, LearningCurveMetrics.FitFacts? Fit, RunMetrics.DataFacts Data, RunEnvironment Environment)
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The figures of a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="data">The data that it was measured on.</param>
    /// <returns>The figures.</returns>
    public static LearningCurveMetrics Of(LearningCurve curve, MnistData data) => new(
        curve.Name,
        curve.Points,
        curve.Fit is { } fit ? FitFacts.Of(fit) : null,
        new(data.Provenance.ToString(), data.ContentHash, data.Train.Count, data.Test.Count),
        RunEnvironment.Current());

    /// <summary>The figures as JSON.</summary>
    /// <returns>Indented JSON.</returns>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);

    /// <summary>A fitted power law.</summary>
    /// <param name="A">The factor.</param>
    /// <param name="Alpha">The exponent.</param>
    /// <param name="C">The constant.</param>
    /// <param name="AlphaLow">The low end of the exponent's 95 % interval.</param>
    /// <param name="AlphaHigh">Its high end; null where the data does not bound it.</param>
    /// <param name="CLow">The least constant of the laws within that interval.</param>
    /// <param name="CHigh">The greatest.</param>
    /// <param name="RelativeDeviation">The standard deviation of a measurement around the law, as a part of the error.</param>
    /// <param name="Notes">What the fit cannot tell.</param>
    public sealed record FitFacts(
        double A, double Alpha, double C, double AlphaLow, double? AlphaHigh, double CLow, double CHigh, double RelativeDeviation, IReadOnlyList<string> Notes)
    {
        /// <summary>The facts of a fit.</summary>
        /// <param name="fit">The fit.</param>
        /// <returns>The facts.</returns>
        public static FitFacts Of(PowerLawFit fit) => new(
            fit.Law.A,
            fit.Law.Alpha,
            fit.Law.C,
            fit.AlphaLow,
            double.IsFinite(fit.AlphaHigh) ? fit.AlphaHigh : null,
            fit.CLow,
            fit.CHigh,
            fit.RelativeDeviation,
            fit.Notes);
    }
}
