using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mnist.MLNet.Networks;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>Names of networks in the registry, which may grow while the program runs.</summary>
internal sealed class NetworkType() : SettingType<string>($"one of {string.Join(", ", NetworkRegistry.All.Select(network => network.Name))}")
{
    protected override JsonValueKind JsonKind => JsonValueKind.String;

    public override bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        value = NetworkRegistry.All.FirstOrDefault(network => network.Name.Equals(text, StringComparison.OrdinalIgnoreCase))?.Name;
        return value is not null;
    }

    public override string Format(string value) => value;

    public override JsonNode? Write(string value) => JsonValue.Create(value);
}
