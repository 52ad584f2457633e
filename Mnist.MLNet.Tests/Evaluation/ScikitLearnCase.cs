using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML;
using Mnist.MLNet.Evaluation;

namespace Mnist.MLNet.Tests.Evaluation;

/// <summary>Labels and predictions with what scikit-learn says of them, from the fixtures.</summary>
public sealed record ScikitLearnCase(string Name, int Classes, int[] Labels, int[] Predictions, Dictionary<string, ScikitLearnCase.Row> Figures, string Text)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly ScikitLearnCase[] All = Read();

    public static TheoryData<string> Names => [.. All.Select(@case => @case.Name)];

    public static ScikitLearnCase Get(string name) => All.Single(@case => @case.Name == name);

    /// <summary>The report on the predictions.</summary>
    public ClassificationReport Judge(MLContext ml) =>
        ml.Mnist().Evaluate(ScoredRows.Of(ml, [.. Labels.Zip(Predictions, (label, predicted) => ScoredRows.Sure(label, predicted, Classes))]));

    private static ScikitLearnCase[] Read()
    {
        using var stream = typeof(ScikitLearnCase).Assembly.GetManifestResourceStream("scikit_learn.json")!;
        return JsonSerializer.Deserialize<ScikitLearnCase[]>(stream, Json)!;
    }

    public sealed record Row(double Precision, double Recall, [property: JsonPropertyName("f1-score")] double F1, long Support);
}
