using System.Text.Json.Serialization;

namespace Mnist.MLNet.Networks;

/// <summary>How a 2×2 patch of an image becomes one pixel.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PoolingKind>))]
public enum PoolingKind
{
    /// <summary>Its largest value.</summary>
    Max,

    /// <summary>The mean of its values.</summary>
    Average,
}
