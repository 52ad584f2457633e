using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Joins tensors along a dimension.</summary>
internal static class Joining
{
    /// <summary>Tensors one after the other along one dimension.</summary>
    public static TensorBody Cat(ReadOnlySpan<TensorBody> tensors, long dim)
    {
        if (tensors.IsEmpty)
        {
            throw new ArgumentException("cat: at least one tensor is expected.");
        }

        ScalarType type = tensors[0].Type;
        TensorBody model = tensors[0];
        foreach (TensorBody tensor in tensors)
        {
            type = ScalarTypes.Promote(type, tensor.Type);
            model = model.Rank == 1 && model.Count == 0 ? tensor : model;
        }

        if (model.Rank == 0)
        {
            throw new ArgumentException("cat: tensors without dimensions cannot be joined; use stack.");
        }

        int axis = model.Sizes.Axis(dim, "cat");
        long length = 0;
        foreach (TensorBody tensor in tensors)
        {
            if (tensor.Rank == 1 && tensor.Count == 0)
            {
                continue;
            }

            if (tensor.Rank != model.Rank || !tensor.Sizes.With(axis, 0).Equals(model.Sizes.With(axis, 0)))
            {
                throw new ArgumentException($"cat: shapes {model.Sizes} and {tensor.Sizes} differ in other dimensions than {axis}.");
            }

            length += tensor.Sizes[axis];
        }

        TensorBody result = TensorBody.Empty(type, model.Sizes.With(axis, length));
        long start = 0;
        foreach (TensorBody tensor in tensors)
        {
            if (tensor.Rank == 1 && tensor.Count == 0)
            {
                continue;
            }

            using Held part = Held.Take(TensorBody.View(result, tensor.Sizes, result.Strides, result.Offset + (start * result.Strides[axis])));
            Copying.Into(tensor, part.Body);
            start += tensor.Sizes[axis];
        }

        if (CatNode.For(tensors) is { } node)
        {
            node.Remember(axis);
            foreach (TensorBody tensor in tensors)
            {
                node.RememberLength(tensor.Rank == 1 && tensor.Count == 0 ? 0 : tensor.Sizes[axis], tensor.Type);
            }

            result.SetProducer(node);
        }

        return result;
    }
}
