namespace TorchSharp.Engine;

/// <summary>Brings gradients to the form their inputs had.</summary>
internal static class Gradients
{
    /// <summary>Undoes broadcasting and type promotion. Takes over the caller's hold on the gradient.</summary>
    public static TensorBody Fit(TensorBody gradient, in Dims sizes, torch.ScalarType type)
    {
        TensorBody sum = Broadcasting.SumTo(gradient, sizes);
        if (sum.Type == type)
        {
            return sum;
        }

        TensorBody converted = Copying.Convert(sum, type);
        sum.Release();
        return converted;
    }
}
