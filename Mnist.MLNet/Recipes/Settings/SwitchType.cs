using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>True or false.</summary>
internal sealed class SwitchType() : SettingType<bool>("true or false")
{
    public override bool IsSwitch => true;

    protected override JsonValueKind JsonKind => JsonValueKind.True;

    public override bool TryParse(string text, out bool value) => bool.TryParse(text, out value);

    public override bool TryRead(JsonElement json, out bool value)
    {
        value = json.ValueKind == JsonValueKind.True;
        return value || json.ValueKind == JsonValueKind.False;
    }

    public override string Format(bool value) => value ? "true" : "false";

    public override JsonNode? Write(bool value) => JsonValue.Create(value);

    public override bool IsOn(bool value) => value;
}
