using Microsoft.ML.SearchSpace;
using Mnist.MLNet.Sweeps.Tuners;

namespace Mnist.MLNet.Benchmarks.Tuners;

/// <summary>A function whose least value tuners look for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Least">Its least value.</param>
/// <param name="Space">What is searched.</param>
/// <param name="Conditions">What counts under conditions only.</param>
/// <param name="Loss">The value at a point.</param>
internal sealed record TestFunction(string Name, double Least, SearchSpace Space, IReadOnlyList<SearchCondition> Conditions, Func<Parameter, double> Loss);
