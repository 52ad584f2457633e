using System.Text.Json;
using System.Text.Json.Serialization;
using Mnist.MLNet.Persistence.Steps;

namespace Mnist.MLNet.Persistence;

/// <summary>What a model file says about itself.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="FormatVersion">The version of the format.</param>
/// <param name="CreatedBy">The program and the engine that wrote the file.</param>
/// <param name="Steps">The steps that data goes through, first to last.</param>
/// <param name="Training">How the classifier was trained; null where that is not known.</param>
/// <param name="Metrics">How well the model did; null where it was not evaluated before saving.</param>
public sealed record ModelManifest(
    string Format,
    int FormatVersion,
    string CreatedBy,
    IReadOnlyList<ModelStep> Steps,
    TrainingFacts? Training = null,
    MetricFacts? Metrics = null)
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "Mnist.MLNet model";

    /// <summary>The version that this program writes, and the latest that it reads.</summary>
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
    };

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JsonOptions);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">It is none, or of a later version.</exception>
    internal static ModelManifest Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("formatVersion", out var version)
                || !version.TryGetInt32(out int number))
            {
                throw new InvalidDataException("its manifest has no format version");
            }

            if (number > CurrentVersion)
            {
                throw new InvalidDataException($"its format version is {number} and this program reads up to {CurrentVersion}; use a later Mnist.MLNet");
            }

            return document.Deserialize<ModelManifest>(JsonOptions)!;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"its manifest is damaged ({exception.Message})");
        }
        catch (NotSupportedException)
        {
            throw new InvalidDataException("its manifest names a step that this program does not know; use a later Mnist.MLNet");
        }
    }
}
