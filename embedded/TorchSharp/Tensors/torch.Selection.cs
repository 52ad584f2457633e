namespace TorchSharp;

public static partial class torch
{
    /// <summary>The indices of the elements that are not zero, one tensor for each dimension.</summary>
    public static Tensor[] where(Tensor condition)
    {
        using Tensor places = condition.nonzero();
        return places.unbind(1);
    }

    /// <summary>Tensors stretched to one common shape.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        Engine.Dims shape = default;
        foreach (Tensor tensor in tensors)
        {
            shape = Engine.Broadcasting.Shape(shape, tensor.Body.Sizes, "broadcast_tensors");
        }

        return Array.ConvertAll(tensors, tensor => tensor.expand(shape.ToArray()));
    }
}
