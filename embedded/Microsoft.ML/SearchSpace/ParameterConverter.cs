using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.ML.SearchSpace;

/// <summary>Writes a parameter as the JSON that it stands for, and reads any JSON but null as a parameter.</summary>
internal sealed class ParameterConverter : JsonConverter<Parameter>
{
    public override Parameter? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out long number) => Parameter.FromLong(number),
        JsonTokenType.Number => Parameter.FromDouble(reader.GetDouble()),
        JsonTokenType.String => Parameter.FromString(reader.GetString()!),
        JsonTokenType.True or JsonTokenType.False => Parameter.FromBool(reader.GetBoolean()),
        JsonTokenType.StartArray => Parameter.FromIEnumerable(JsonSerializer.Deserialize<Parameter[]>(ref reader, options)!),
        JsonTokenType.StartObject => Parameter.CreateNestedParameter([.. JsonSerializer.Deserialize<Dictionary<string, Parameter>>(ref reader, options)!]),
        _ => throw new JsonException($"A parameter cannot be read from {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, Parameter value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Value, options);
}
