using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mnist.MLNet.Recipes.Settings;

namespace Mnist.MLNet.Sweeps;

/// <summary>Sweeps as JSON: what the command line says, in the same words.</summary>
public static class SweepFile
{
    private static readonly JsonSerializerOptions Output = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Input = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly string[] Members = ["recipe", "set", "grid", "choice", "range", "tuner", "pruner", "metric", "trials", "seed", "data"];

    /// <summary>Writes a sweep.</summary>
    /// <param name="plan">The sweep.</param>
    /// <returns>Indented JSON.</returns>
    public static string Write(SweepPlan plan)
    {
        var json = new JsonObject
        {
            ["recipe"] = new JsonArray([.. plan.Recipes.Select(name => JsonValue.Create(name))]),
            ["set"] = new JsonObject(plan.Fixed.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            ["choice"] = new JsonObject(plan.Parameters.OfType<ChoiceParameter>().Select(parameter =>
                KeyValuePair.Create(parameter.Setting, (JsonNode?)new JsonArray([.. parameter.Values.Select(value => JsonValue.Create(value))])))),
            ["range"] = new JsonObject(plan.Parameters.OfType<RangeParameter>().Select(parameter => KeyValuePair.Create(parameter.Setting, (JsonNode?)parameter.Text))),
            ["tuner"] = plan.Tuner,
            ["pruner"] = plan.Pruner,
            ["metric"] = plan.Metric.Name,
            ["trials"] = plan.Trials,
            ["seed"] = plan.Seed,
            ["data"] = plan.Data,
        };
        return json.ToJsonString(Output);
    }

    /// <summary>Reads a sweep.</summary>
    /// <param name="json">JSON as <see cref="Write"/> gives it; <c>grid</c> is another word for <c>choice</c>, and all but <c>recipe</c> may be left out.</param>
    /// <param name="name">What errors call it.</param>
    /// <returns>The sweep, as yet unchecked as a whole.</returns>
    /// <exception cref="InvalidDataException">It is no JSON, or has a member that sweeps do not have or of a wrong kind.</exception>
    /// <exception cref="ArgumentException">A setting or a value is not one.</exception>
    public static SweepPlan Read(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Input);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"'{name}' is no sweep: {exception.Message}");
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException($"'{name}': {exception.Message}");
        }
    }

    private static SweepPlan Read(JsonElement root)
    {
        if (root.EnumerateObject().Select(member => member.Name).FirstOrDefault(member => !Members.Contains(member)) is { } stray)
        {
            throw new FormatException($"a sweep has no '{stray}'; it has {string.Join(", ", Members)}.");
        }

        return new SweepPlan
        {
            Recipes = Member(root, "recipe") is { } recipes ? Texts(recipes) : throw new FormatException("it names no recipe."),
            Fixed = Member(root, "set") is { } set ? set.EnumerateObject().ToDictionary(member => RecipeSettings.Get(member.Name).Name, member => Text(member.Value)) : [],
            Parameters =
            [
                .. Choices(root, "grid"),
                .. Choices(root, "choice"),
                .. Member(root, "range")?.EnumerateObject().Select(member => SweepParameter.Range(member.Name, Text(member.Value))) ?? [],
            ],
            Tuner = Member(root, "tuner")?.GetString() ?? SweepPlan.GridTuner,
            Pruner = Member(root, "pruner")?.GetString() ?? SweepPlan.NoPruner,
            Metric = Member(root, "metric") is { } metric ? SweepMetric.Get(metric.GetString()!) : SweepMetric.All[0],
            Trials = Member(root, "trials")?.GetInt32(),
            Seed = Member(root, "seed")?.GetInt32() ?? 1,
            Data = Member(root, "data")?.GetString(),
        };
    }

    private static IEnumerable<SweepParameter> Choices(JsonElement root, string word) =>
        Member(root, word)?.EnumerateObject().Select(member => SweepParameter.Choice(member.Name, Texts(member.Value))) ?? [];

    private static JsonElement? Member(JsonElement root, string name) =>
        root.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string[] Texts(JsonElement json) => json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray().Select(Text)] : [Text(json)];

    private static string Text(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Array => string.Join(',', json.EnumerateArray().Select(Text)),
        JsonValueKind.Object => throw new FormatException($"it has {json.GetRawText()} where a value belongs."),
        _ => json.GetRawText(),
    };
}
