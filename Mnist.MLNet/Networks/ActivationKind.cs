using System.Text.Json.Serialization;

namespace Mnist.MLNet.Networks;

/// <summary>The function that follows a layer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActivationKind>))]
public enum ActivationKind
{
    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>x where that is above 0, else 0.01·x.</summary>
    LeakyRelu,

    /// <summary>x where that is above 0, else eˣ − 1.</summary>
    Elu,

    /// <summary>x·Φ(x), with the distribution function Φ of the normal distribution.</summary>
    Gelu,

    /// <summary>x / (1 + e⁻ˣ).</summary>
    Silu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,
}
