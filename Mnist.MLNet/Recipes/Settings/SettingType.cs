using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>What values a setting can have, and how they are written.</summary>
internal abstract class SettingType<T>(string range)
{
    /// <summary>What a value must be, to follow "must be".</summary>
    public string Range => range;

    /// <summary>Whether true and false are values, true the one that needs no word.</summary>
    public virtual bool IsSwitch => false;

    public abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);

    /// <summary>Reads a value of a file; by its text unless a type knows better.</summary>
    public virtual bool TryRead(JsonElement json, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return json.ValueKind == JsonKind && TryParse(json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText(), out value);
    }

    public abstract string Format(T value);

    /// <summary>The value for people to read: rounded.</summary>
    public virtual string Describe(T value) => Format(value);

    public abstract JsonNode? Write(T value);

    public virtual bool IsOn(T value) => true;

    /// <summary>What a value is in a file.</summary>
    protected abstract JsonValueKind JsonKind { get; }
}
