using Microsoft.ML.Transforms;

namespace Mnist.Embedded.Tests.ML;

/// <summary>Lets models that contain <see cref="ScoredDigit.Classify"/> be saved.</summary>
[CustomMappingFactoryAttribute("Classify")]
internal sealed class ClassifyFactory : CustomMappingFactory<DigitView, ScoredDigit>
{
    public override Action<DigitView, ScoredDigit> GetMapping() => ScoredDigit.Classify;
}
