using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module trains.</summary>
public class Parameter : Tensor
{
    /// <summary>Makes a parameter out of a tensor, which it takes the place of.</summary>
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data)
    {
        Body.SetProducer(null);
        Body.RequiresGradient = requires_grad;
    }
}
