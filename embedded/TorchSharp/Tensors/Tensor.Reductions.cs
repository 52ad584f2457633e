using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of all elements; whole numbers add up to Int64.</summary>
        public Tensor sum(ScalarType? type = null) => Sum([], false, type);

        /// <summary>The sum over one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Sum([dim], keepdim, type);

        /// <summary>The sum over two dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => Sum([dim0, dim1], keepdim, type);

        /// <summary>The sum over three dimensions.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => Sum([dim0, dim1, dim2], keepdim, type);

        /// <summary>The sum over several dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Sum(dim, keepdim, type);

        /// <summary>The sum over several dimensions.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Sum(dim, keepdim, type);

        /// <summary>The mean of all elements of a floating point tensor.</summary>
        public Tensor mean() => new(Recorded.Mean(Body, Reducing.Axes(Body.Sizes, [], "mean"), keepDimension: false));

        /// <summary>The mean over several dimensions of a floating point tensor.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null)
        {
            using Tensor converted = type is null ? alias() : to_type(type.Value);
            return new Tensor(Recorded.Mean(converted.Body, Reducing.Axes(Body.Sizes, dimensions, "mean"), keepdim));
        }

        /// <summary>The product of all elements.</summary>
        public Tensor prod(ScalarType? type = null)
        {
            using Tensor flat = flatten();
            return flat.prod(0, type: type);
        }

        /// <summary>The product over one dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null)
        {
            using Tensor converted = type is null ? alias() : to_type(type.Value);
            int axis = Body.Sizes.Axis(dim, "prod");
            TensorBody product = Reducing.Product(converted.Body, axis, keepdim);
            if (ProductNode.For(converted.Body) is { } node)
            {
                node.Save(converted.Body);
                node.Remember(axis);
                product.SetProducer(node);
            }

            return new Tensor(product);
        }

        /// <summary>The largest element.</summary>
        public Tensor max() => amax([], false, null);

        /// <summary>The smallest element.</summary>
        public Tensor min() => amin([], false, null);

        /// <summary>The larger of each pair of elements.</summary>
        public Tensor max(Tensor other) => maximum(other);

        /// <summary>The smaller of each pair of elements.</summary>
        public Tensor min(Tensor other) => minimum(other);

        /// <summary>The largest elements along a dimension and where they stand (the first of equals).</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Extreme(dim, keepdim, largest: true);

        /// <summary>The smallest elements along a dimension and where they stand (the first of equals).</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Extreme(dim, keepdim, largest: false);

        /// <summary>The largest elements over several dimensions, all where none is named.</summary>
        public Tensor amax(params long[] dims) => amax(dims, false, null);

        /// <summary>The largest elements over several dimensions.</summary>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Out(Extremes(dims, keepdim, largest: true), @out);

        /// <summary>The largest elements over several dimensions.</summary>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Out(Extremes(dims, keepdim, largest: true), @out);

        /// <summary>The smallest elements over several dimensions, all where none is named.</summary>
        public Tensor amin(params long[] dims) => amin(dims, false, null);

        /// <summary>The smallest elements over several dimensions.</summary>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Out(Extremes(dims, keepdim, largest: false), @out);

        /// <summary>The smallest elements over several dimensions.</summary>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Out(Extremes(dims, keepdim, largest: false), @out);

        /// <summary>Where the largest of all elements stands in row-major order.</summary>
        public Tensor argmax() => ArgumentOfAll(largest: true);

        /// <summary>Where the smallest of all elements stands in row-major order.</summary>
        public Tensor argmin() => ArgumentOfAll(largest: false);

        /// <summary>Where the largest elements along a dimension stand (the first of equals): Int64.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Argument(dim, keepdim, largest: true);

        /// <summary>Where the smallest elements along a dimension stand (the first of equals): Int64.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Argument(dim, keepdim, largest: false);

        /// <summary>Whether all elements are true; every number but zero is.</summary>
        public Tensor all()
        {
            using Tensor flat = flatten();
            return flat.all(0);
        }

        /// <summary>Whether all elements along a dimension are true.</summary>
        public Tensor all(long dim, bool keepdim = false) => Truth(dim, keepdim, every: true);

        /// <summary>Whether any element is true; every number but zero is.</summary>
        public Tensor any()
        {
            using Tensor flat = flatten();
            return flat.any(0);
        }

        /// <summary>Whether any element along a dimension is true.</summary>
        public Tensor any(long dim, bool keepdim = false) => Truth(dim, keepdim, every: false);

        /// <summary>The number of elements that are not zero, over several dimensions or all.</summary>
        public Tensor count_nonzero(long[]? dims = null)
        {
            using Tensor truth = ne(0);
            return truth.sum(dims ?? []);
        }

        /// <summary>Running sums along a dimension.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null)
        {
            using Tensor converted = type is null ? alias() : to_type(type.Value);
            int axis = Body.Sizes.Axis(dim, "cumsum");
            TensorBody sums = Reducing.CumulativeSum(converted.Body, axis);
            if (CumulativeSumNode.For(converted.Body) is { } node)
            {
                node.Remember(axis);
                sums.SetProducer(node);
            }

            return new Tensor(sums);
        }

        /// <summary>The variance of all elements; the divisor is n − 1 where unbiased.</summary>
        public Tensor var(bool unbiased = true) => Variance([], unbiased, false, null);

        /// <summary>The variance over one dimension.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance([dim], unbiased, keepdim, type);

        /// <summary>The variance over several dimensions.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Variance(dimensions, unbiased, keepdim, type);

        /// <summary>The standard deviation of all elements; the divisor is n − 1 where unbiased.</summary>
        public Tensor std(bool unbiased = true)
        {
            using Tensor variance = var(unbiased);
            return variance.sqrt();
        }

        /// <summary>The standard deviation over one dimension.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std([dim], unbiased, keepdim, type);

        /// <summary>The standard deviation over several dimensions.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null)
        {
            using Tensor variance = Variance(dimensions, unbiased, keepdim, type);
            return variance.sqrt();
        }

        /// <summary>The p-norm of all elements: (Σ |x|ᵖ)^(1/p).</summary>
        public Tensor norm(float p = 2)
        {
            using Tensor flat = flatten();
            return flat.norm(0, p: p);
        }

        /// <summary>The p-norm over one dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor result = p switch
            {
                float.PositiveInfinity => abs().amax([dim], keepdim),
                1 => abs().sum(dim, keepdim),
                2 => square().sum(dim, keepdim).sqrt(),
                _ => abs().pow(p).sum(dim, keepdim).pow(1.0 / p),
            };
            return scope.MoveToOuter(result);
        }

        /// <summary>log Σ eˣ over one dimension, without overflow.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor largest = detach().amax([dim], keepdim: true);
            Tensor result = sub(largest).exp().sum(dim, keepdim: true).log().add(largest);
            return scope.MoveToOuter(keepdim ? result : result.squeeze(dim));
        }

        private static Tensor Out(Tensor result, Tensor? target)
        {
            if (target is null)
            {
                return result;
            }

            using (result)
            {
                return target.copy_(result);
            }
        }

        private Tensor Sum(ReadOnlySpan<long> dims, bool keepDimension, ScalarType? type)
        {
            if (type is null || type == dtype)
            {
                return new Tensor(Recorded.Sum(Body, Reducing.Axes(Body.Sizes, dims, "sum"), keepDimension));
            }

            using Tensor converted = to_type(type.Value);
            return converted.Sum(dims, keepDimension, null);
        }

        private (Tensor Values, Tensor Indices) Extreme(long dim, bool keepDimension, bool largest)
        {
            (TensorBody values, TensorBody indices) = Recorded.Extreme(Body, Body.Sizes.Axis(dim, largest ? "max" : "min"), keepDimension, largest);
            return (new Tensor(values), new Tensor(indices));
        }

        private Tensor Extremes(ReadOnlySpan<long> dims, bool keepDimension, bool largest)
            => new(Recorded.ExtremeOver(Body, Reducing.Axes(Body.Sizes, dims, largest ? "amax" : "amin"), keepDimension, largest));

        private Tensor Argument(long dim, bool keepDimension, bool largest)
        {
            (TensorBody values, TensorBody indices) = Reducing.Extreme(Body, Body.Sizes.Axis(dim, largest ? "argmax" : "argmin"), keepDimension, largest);
            values.Release();
            return new Tensor(indices);
        }

        private Tensor ArgumentOfAll(bool largest)
        {
            using Held flat = Held.Take(Reducing.Flattened(Body));
            (TensorBody values, TensorBody indices) = Reducing.Extreme(flat.Body, 0, keepDimension: false, largest);
            values.Release();
            return new Tensor(indices);
        }

        private Tensor Truth(long dim, bool keepDimension, bool every)
        {
            int axis = Body.Sizes.Axis(dim, every ? "all" : "any");
            using Held truth = Held.Take(Copying.Convert(Body, ScalarType.Bool));
            if (Body.Rank > 0 && Body.Sizes[axis] == 0)
            {
                TensorBody empty = TensorBody.Empty(ScalarType.Bool, Reducing.Reduced(Body.Sizes, axis, keepDimension));
                Filling.Fill(empty, every);
                return new Tensor(empty);
            }

            (TensorBody values, TensorBody indices) = Reducing.Extreme(truth.Body, axis, keepDimension, largest: !every);
            indices.Release();
            return new Tensor(values);
        }

        private Tensor Variance(ReadOnlySpan<long> dims, bool unbiased, bool keepDimension, ScalarType? type)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor x = type is null ? this : to_type(type.Value);
            int axes = Reducing.Axes(Body.Sizes, dims, "var");
            long kept = Reducing.Reduced(Body.Sizes, axes, keepDimension: false, Body.Rank).Count;
            double count = kept == 0 ? 0 : (double)Body.Count / kept;
            long[] named = dims.IsEmpty ? [.. Enumerable.Range(0, Body.Rank).Select(i => (long)i)] : dims.ToArray();
            Tensor difference = x.sub(x.mean(named, keepdim: true));
            Tensor total = difference.square().sum(named, keepDimension);
            return scope.MoveToOuter(total.div(Math.Max(0, count - (unbiased ? 1 : 0))));
        }
    }
}
