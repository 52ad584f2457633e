using System.Globalization;
using Microsoft.ML.SearchSpace;

namespace Mnist.MLNet.Sweeps;

/// <summary>Values of ML.NET's search spaces as the text that settings take.</summary>
internal static class ParameterText
{
    public static string Of(Parameter value) => value.ParameterType switch
    {
        ParameterType.Integer => value.AsType<int>().ToString(CultureInfo.InvariantCulture),
        ParameterType.Number => value.AsType<double>().ToString(CultureInfo.InvariantCulture),
        ParameterType.Bool => value.AsType<bool>() ? "true" : "false",
        _ => value.AsType<string>(),
    };
}
