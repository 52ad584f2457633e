using TorchSharp.Engine;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Layers of a sequence that are worth doing in one pass over memory: convolution and relu; convolution, batch normalisation by running statistics and perhaps relu, where no
/// gradient is recorded, and then maximum pooling by 2×2; batch normalisation and relu. The numbers are those that the layers give one by one. A layer with hooks stays by itself.
/// </summary>
internal static class FusedLayers
{
    /// <summary>Calls the module at a place of a sequence together with those after it that it can take along.</summary>
    /// <param name="modules">The sequence.</param>
    /// <param name="next">The place; afterwards that of the first module which was not called.</param>
    /// <param name="input">The input of the first of them.</param>
    public static Tensor Call(List<(string Name, nn.IModule<Tensor, Tensor> Module)> modules, ref int next, Tensor input)
    {
        int place = next++;
        switch (modules[place].Module)
        {
            case Conv2d { TakesFollowing: true } convolution:
                BatchNorm2d? norm = input.Body.Rank == 4 ? NormalizationAt(modules, next, convolution) : null;
                next += norm is null ? 0 : 1;
                bool relu = IsRelu(modules, next);
                next += relu ? 1 : 0;
                bool pooled = input.Body.Rank == 4 && IsQuadPooling(modules, next);
                next += pooled ? 1 : 0;
                return convolution.Forward(input, new Following(norm, relu, pooled));

            case BatchNorm { HasHooks: false } normalization when normalization is BatchNorm1d or BatchNorm2d && IsRelu(modules, next):
                next++;
                return normalization.Forward(input, relu: true);

            default:
                return modules[place].Module.call(input);
        }
    }

    private static bool IsRelu(List<(string Name, nn.IModule<Tensor, Tensor> Module)> modules, int place)
        => place < modules.Count && modules[place].Module is ReLU { HasHooks: false };

    private static bool IsQuadPooling(List<(string Name, nn.IModule<Tensor, Tensor> Module)> modules, int place)
        => !GradientMode.IsEnabled && place < modules.Count
            && modules[place].Module is MaxPool2d { HasHooks: false, kernel_size: [2, 2], stride: null or [2, 2], padding: null or [0, 0], dilation: null or [1, 1], ceil_mode: false };

    private static BatchNorm2d? NormalizationAt(List<(string Name, nn.IModule<Tensor, Tensor> Module)> modules, int place, Conv2d convolution)
        => !GradientMode.IsEnabled && place < modules.Count
            && modules[place].Module is BatchNorm2d { HasHooks: false, training: false, running_mean: { } mean, running_var: { } variance } norm
            && Fits(mean, convolution) && Fits(variance, convolution) && Fits(norm.weight, convolution) && Fits(norm.bias, convolution)
            ? norm
            : null;

    private static bool Fits(Tensor? vector, Conv2d convolution)
        => vector is null || (vector.Body.Type == ScalarType.Float32 && vector.Body.Rank == 1 && vector.Body.Sizes[0] == convolution.out_channels);
}
