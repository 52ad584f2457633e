using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whole slices of one dimension, picked by a vector of indices.</summary>
        public Tensor index_select(long dim, Tensor index)
        {
            int axis = AxisOf(dim, "index_select");
            if (index.Body.Rank > 1)
            {
                throw new ArgumentException($"index_select: a vector of indices is expected, found shape {index.Body.Sizes}.");
            }

            TensorBody result = Indexing.Select(Body, axis, index.Body);
            if (IndexSelectNode.For(Body) is { } node)
            {
                node.Save(index.Body);
                node.Remember(Body, axis);
                result.SetProducer(node);
            }

            return new Tensor(result);
        }

        /// <summary>Elements picked along one dimension: result[i][j] = this[index[i][j]][j] for dimension 0.</summary>
        public Tensor gather(long dim, Tensor index)
        {
            int axis = Body.Sizes.Axis(dim, "gather");
            TensorBody result = Indexing.Gather(Body, axis, index.Body);
            if (GatherNode.For(Body) is { } node)
            {
                node.Save(index.Body);
                node.Remember(Body, axis);
                result.SetProducer(node);
            }

            return new Tensor(result);
        }

        /// <summary>A copy with elements written along one dimension: result[index[i][j]][j] = src[i][j] for dimension 0.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Scatter(dim, index, src, adds: false);

        /// <summary>Writes elements along one dimension, in place.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => InPlace(scatter(dim, index, src));

        /// <summary>A copy with elements added along one dimension: result[index[i][j]][j] += src[i][j] for dimension 0.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Scatter(dim, index, src, adds: true);

        /// <summary>Adds elements along one dimension, in place.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => InPlace(scatter_add(dim, index, src));

        /// <summary>A copy with alpha times slices added to the slices that a vector of indices picks.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha)
        {
            using DisposeScope scope = NewDisposeScope();
            int axis = AxisOf(dim, "index_add");
            long[] view = [.. Enumerable.Repeat(1L, Body.Rank)];
            view[axis] = -1;
            return scope.MoveToOuter(scatter_add(axis, index.reshape(view).expand(source.shape), source.mul(alpha)));
        }

        /// <summary>Adds alpha times slices to the slices that a vector of indices picks, in place.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => InPlace(index_add(dim, index, source, alpha));

        /// <summary>A copy with a number where a mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value)
        {
            using Held number = Held.Take(TensorBody.FromScalar(value, dtype));
            return new Tensor(Recorded.Where(mask.Body, number.Body, Body));
        }

        /// <summary>Writes a number where a mask is true.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace(masked_fill(mask, value));

        /// <summary>The elements where a mask is true, as a vector.</summary>
        public Tensor masked_select(Tensor mask)
        {
            using DisposeScope scope = NewDisposeScope();
            long[] common = Broadcasting.Shape(Body.Sizes, mask.Body.Sizes, "masked_select").ToArray();
            Tensor places = mask.expand(common).flatten().nonzero().flatten();
            return scope.MoveToOuter(expand(common).reshape(-1).index_select(0, places));
        }

        /// <summary>The elements at places counted in row-major order.</summary>
        public Tensor take(Tensor index)
        {
            using DisposeScope scope = NewDisposeScope();
            return scope.MoveToOuter(reshape(-1).index_select(0, index.reshape(-1)).reshape(index.shape));
        }

        /// <summary>This tensor's elements where a condition holds, else another's.</summary>
        public Tensor where(Tensor condition, Tensor y) => new(Recorded.Where(condition.Body, Body, y.Body));

        /// <summary>The indices of the elements that are not zero: [count, dimensions].</summary>
        public Tensor nonzero() => new(Indexing.NonZero(Body));

        /// <summary>The elements of dimensions in reverse order.</summary>
        public Tensor flip(params long[] dims)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor current = this;
            foreach (long dim in dims)
            {
                long size = Body.Sizes[AxisOf(dim, "flip")];
                current = current.index_select(dim, arange(size - 1, -1, -1));
            }

            return ReferenceEquals(current, this) ? clone().MoveToOuterDisposeScope() : scope.MoveToOuter(current);
        }

        /// <summary>The elements below and on a diagonal, zero elsewhere.</summary>
        public Tensor tril(long diagonal = 0) => Triangle(diagonal, lower: true);

        /// <summary>The elements above and on a diagonal, zero elsewhere.</summary>
        public Tensor triu(long diagonal = 0) => Triangle(diagonal, lower: false);

        /// <summary>The elements in order along a dimension, and where they stood.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false)
        {
            int axis = Body.Sizes.Axis(dim, "sort");
            Tensor places = new(Sorting.Order(Body, axis, descending));
            return (gather(axis, places), places);
        }

        /// <summary>Where the elements stood that come in order along a dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => new(Sorting.Order(Body, Body.Sizes.Axis(dim, "argsort"), descending));

        /// <summary>The k largest or smallest elements along a dimension, in order, and where they stand.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            int axis = Body.Sizes.Axis(dim, "topk");
            if (k < 0 || k > (Body.Rank == 0 ? 1 : Body.Sizes[axis]))
            {
                throw new ArgumentOutOfRangeException(nameof(k), $"topk: {k} elements are more than dimension {axis} of shape {Body.Sizes} has.");
            }

            using Held order = Held.Take(Sorting.Order(Body, axis, largest));
            using Held first = Held.Take(Recorded.Slice(order.Body, axis, 0, k, 1));
            Tensor places = new(Copying.ToRowMajor(first.Body));
            return (gather(axis, places), places);
        }

        private Tensor Scatter(long dim, Tensor index, Tensor source, bool adds)
        {
            int axis = Body.Sizes.Axis(dim, "scatter");
            TensorBody result = Copying.ToRowMajor(Body);
            if (adds)
            {
                Indexing.ScatterAdd(result, axis, index.Body, source.Body);
            }
            else
            {
                Indexing.Scatter(result, axis, index.Body, source.Body);
            }

            if (ScatterNode.For(Body, source.Body) is { } node)
            {
                node.Save(index.Body);
                node.Remember(axis, adds);
                result.SetProducer(node);
            }

            return new Tensor(result);
        }

        private Tensor Triangle(long diagonal, bool lower)
        {
            if (Body.Rank < 2)
            {
                throw new ArgumentException($"{(lower ? "tril" : "triu")}: at least two dimensions are expected, found shape {Body.Sizes}.");
            }

            using DisposeScope scope = NewDisposeScope();
            Tensor rows = arange(size(-2)).unsqueeze(1).add(diagonal);
            Tensor columns = arange(size(-1));
            Tensor outside = lower ? columns.gt(rows) : columns.lt(rows);
            return scope.MoveToOuter(masked_fill(outside, 0));
        }
    }
}
