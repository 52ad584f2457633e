using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor with all dimensions in reverse order.</summary>
        public Tensor T
        {
            get
            {
                Dims order = Body.Sizes;
                for (int i = 0; i < order.Rank; i++)
                {
                    order[i] = order.Rank - 1 - i;
                }

                return new Tensor(Recorded.Permute(Body, order));
            }
        }

        /// <summary>The tensor with its last two dimensions exchanged.</summary>
        public Tensor mT => transpose(-2, -1);

        /// <summary>The same elements in another shape, one size of which may be −1; a view where possible, else a copy.</summary>
        public Tensor reshape(params long[] shape) => new(Recorded.Reshape(Body, Viewing.Resolve(shape, Body.Count, "reshape"), mayCopy: true));

        /// <summary>The same elements in another shape, one size of which may be −1; always over the same memory.</summary>
        public Tensor view(params long[] shape) => new(Recorded.Reshape(Body, Viewing.Resolve(shape, Body.Count, "view"), mayCopy: false));

        /// <summary>A view in the shape of another tensor.</summary>
        public Tensor view_as(Tensor other) => view(other.shape);

        /// <summary>All elements in one dimension.</summary>
        public Tensor ravel() => reshape(-1);

        /// <summary>Dimensions start_dim to end_dim made one: [N, C, H, W].flatten(1) is [N, C·H·W].</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            Dims sizes = Body.Sizes;
            if (sizes.Rank == 0)
            {
                return reshape(1);
            }

            int start = sizes.Axis(start_dim, "flatten");
            int end = sizes.Axis(end_dim, "flatten");
            if (start > end)
            {
                throw new ArgumentException($"flatten: start_dim {start_dim} is after end_dim {end_dim} for a tensor of shape {sizes}.");
            }

            Dims result = default;
            for (int i = 0; i < start; i++)
            {
                result.Add(sizes[i]);
            }

            result.Add(sizes.Product(start, end + 1));
            for (int i = end + 1; i < sizes.Rank; i++)
            {
                result.Add(sizes[i]);
            }

            return new Tensor(Recorded.Reshape(Body, result, mayCopy: true));
        }

        /// <summary>One dimension split into several, one size of which may be −1.</summary>
        public Tensor unflatten(long dim, params long[] sizes)
        {
            int axis = Body.Sizes.Axis(dim, "unflatten");
            Dims parts = Viewing.Resolve(sizes, Body.Sizes[axis], "unflatten");
            return reshape([.. shape[..axis], .. parts.ToArray(), .. shape[(axis + 1)..]]);
        }

        /// <summary>The dimensions in another order: permutation names, for each new dimension, the old one.</summary>
        public Tensor permute(params long[] permutation)
        {
            Dims sizes = Body.Sizes;
            int seen = 0;
            Dims order = sizes;
            for (int i = 0; i < permutation.Length && i < sizes.Rank; i++)
            {
                order[i] = sizes.Axis(permutation[i], "permute");
                seen |= 1 << (int)order[i];
            }

            return permutation.Length == sizes.Rank && seen == (1 << sizes.Rank) - 1
                ? new Tensor(Recorded.Permute(Body, order))
                : throw new ArgumentException($"permute: [{string.Join(", ", permutation)}] does not name each dimension of a tensor of shape {sizes} once.");
        }

        /// <summary>The dimensions in another order.</summary>
        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        /// <summary>Two dimensions exchanged.</summary>
        public Tensor transpose(long dim0, long dim1)
        {
            Dims sizes = Body.Sizes;
            if (sizes.Rank == 0)
            {
                return alias();
            }

            int first = sizes.Axis(dim0, "transpose");
            int second = sizes.Axis(dim1, "transpose");
            Dims order = sizes;
            for (int i = 0; i < sizes.Rank; i++)
            {
                order[i] = i == first ? second : i == second ? first : i;
            }

            return new Tensor(Recorded.Permute(Body, order));
        }

        /// <summary>Two dimensions exchanged.</summary>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>Two dimensions exchanged.</summary>
        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>A matrix with rows and columns exchanged.</summary>
        public Tensor t() => Body.Rank > 2 ? throw new InvalidOperationException($"t: at most two dimensions are expected, found shape {Body.Sizes}.")
            : Body.Rank == 2 ? transpose(0, 1) : alias();

        /// <summary>Without one dimension of size 1, or without all of them where none is named.</summary>
        public Tensor squeeze(long? dim = null)
        {
            Dims sizes = Body.Sizes;
            Dims result = default;
            int axis = dim is null ? -1 : sizes.Axis(dim.Value, "squeeze");
            for (int i = 0; i < sizes.Rank; i++)
            {
                if (sizes[i] != 1 || (dim is not null && i != axis))
                {
                    result.Add(sizes[i]);
                }
            }

            return new Tensor(Recorded.Reshape(Body, result, mayCopy: false));
        }

        /// <summary>With one more dimension of size 1.</summary>
        public Tensor unsqueeze(long dim)
        {
            Dims sizes = Body.Sizes;
            long axis = dim < 0 ? dim + sizes.Rank + 1 : dim;
            if (axis < 0 || axis > sizes.Rank)
            {
                throw new ArgumentOutOfRangeException(nameof(dim), $"unsqueeze: dimension {dim} is out of range for a tensor of shape {sizes}; expected {-sizes.Rank - 1} to {sizes.Rank}.");
            }

            sizes.Insert((int)axis, 1);
            return new Tensor(Recorded.Reshape(Body, sizes, mayCopy: false));
        }

        /// <summary>Without dimensions of size 1, in place.</summary>
        public Tensor squeeze_(long? dim = null)
        {
            using Tensor squeezed = squeeze(dim);
            return TakeShape(squeezed.Body);
        }

        /// <summary>With one more dimension of size 1, in place.</summary>
        public Tensor unsqueeze_(long dim)
        {
            using Tensor larger = unsqueeze(dim);
            return TakeShape(larger.Body);
        }

        /// <summary>Stretched to a larger shape without copying; −1 keeps a size.</summary>
        public Tensor expand(params long[] sizes)
        {
            Dims target = new(sizes);
            Dims own = Body.Sizes;
            for (int i = 1; i <= target.Rank; i++)
            {
                int at = target.Rank - i;
                long size = i <= own.Rank ? own[own.Rank - i] : 1;
                if (target[at] == -1 && i <= own.Rank)
                {
                    target[at] = size;
                }
                else if (target[at] < 0 || (size != 1 && size != target[at]))
                {
                    throw new ArgumentException($"expand: a tensor of shape {own} cannot be stretched to {target}.");
                }
            }

            return target.Rank < own.Rank
                ? throw new ArgumentException($"expand: shape {target} has fewer dimensions than {own}.")
                : new Tensor(Recorded.Expand(Body, target));
        }

        /// <summary>Stretched to a larger shape without copying.</summary>
        public Tensor expand(long[] sizes, bool isImplicit = false) => expand(sizes);

        /// <summary>Stretched to a larger shape without copying.</summary>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => expand(sizes.ToArray());

        /// <summary>Stretched to the shape of another tensor.</summary>
        public Tensor expand_as(Tensor other) => expand(other.shape);

        /// <summary>Stretched to a larger shape.</summary>
        public Tensor broadcast_to(params long[] shape) => expand(shape);

        /// <summary>Copies side by side: sizes says how many along each dimension.</summary>
        public Tensor repeat(params long[] sizes)
        {
            if (sizes.Length < Body.Rank)
            {
                throw new ArgumentException($"repeat: {sizes.Length} counts do not cover the dimensions of shape {Body.Sizes}.");
            }

            using DisposeScope scope = NewDisposeScope();
            Tensor current = reshape([.. Enumerable.Repeat(1L, sizes.Length - Body.Rank), .. shape]);
            for (int i = 0; i < sizes.Length; i++)
            {
                if (sizes[i] != 1)
                {
                    current = cat(Enumerable.Repeat(current, (int)sizes[i]).ToArray(), i);
                }
            }

            return scope.MoveToOuter(ReferenceEquals(current, this) ? clone() : current);
        }

        /// <summary>Copies side by side; missing counts are 1.</summary>
        public Tensor tile(long[] reps)
            => repeat([.. Enumerable.Repeat(1L, Math.Max(0, Body.Rank - reps.Length)), .. reps]);

        /// <summary>length indices of one dimension from start on.</summary>
        public Tensor narrow(long dim, long start, long length)
        {
            int axis = AxisOf(dim, "narrow");
            long size = Body.Sizes[axis];
            long from = start < 0 ? start + size : start;
            return from < 0 || length < 0 || from + length > size
                ? throw new ArgumentOutOfRangeException(nameof(start), $"narrow: {length} elements from {start} do not lie in dimension {axis} of shape {Body.Sizes}.")
                : new Tensor(Recorded.Slice(Body, axis, from, length, 1));
        }

        /// <summary>Every step-th index of one dimension from start up to, but without, finish.</summary>
        public Tensor slice(long dim, long start, long finish, long step)
        {
            int axis = AxisOf(dim, "slice");
            if (step <= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(step), $"slice: a step above 0 is expected, found {step}.");
            }

            long size = Body.Sizes[axis];
            long from = Math.Clamp(start < 0 ? start + size : start, 0, size);
            long to = Math.Clamp(finish < 0 ? finish + size : finish, from, size);
            return new Tensor(Recorded.Slice(Body, axis, from, (to - from + step - 1) / step, step));
        }

        /// <summary>One index of one dimension, which goes away.</summary>
        public Tensor select(long dim, long index)
        {
            int axis = AxisOf(dim, "select");
            long size = Body.Sizes[axis];
            long at = index < 0 ? index + size : index;
            if (at < 0 || at >= size)
            {
                throw new ArgumentOutOfRangeException(nameof(index), $"select: index {index} is out of range for dimension {axis} of shape {Body.Sizes}.");
            }

            using Held part = Held.Take(Recorded.Slice(Body, axis, at, 1, 1));
            return new Tensor(Recorded.Reshape(part.Body, part.Body.Sizes.Without(axis), mayCopy: false));
        }

        /// <summary>Indices of one dimension as tensors of their own.</summary>
        public Tensor[] unbind(long dimension = 0)
        {
            var parts = new Tensor[Body.Sizes[AxisOf(dimension, "unbind")]];
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = select(dimension, i);
            }

            return parts;
        }

        /// <summary>Neighbouring pieces of one dimension, size each but the last, which may be smaller.</summary>
        public Tensor[] split(long size, int dim = 0)
        {
            long length = Body.Sizes[AxisOf(dim, "split")];
            if (size <= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(size), $"split: a size above 0 is expected, found {size}.");
            }

            var parts = new Tensor[Math.Max(1, (length + size - 1) / size)];
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = narrow(dim, i * size, Math.Min(size, length - (i * size)));
            }

            return parts;
        }

        /// <summary>Neighbouring pieces of one dimension of given sizes, which add up to its own.</summary>
        public Tensor[] split(long[] sizes, long dim = 0)
        {
            long length = Body.Sizes[AxisOf(dim, "split")];
            if (sizes.Sum() != length)
            {
                throw new ArgumentException($"split: sizes [{string.Join(", ", sizes)}] do not add up to the {length} elements of dimension {dim}.");
            }

            var parts = new Tensor[sizes.Length];
            long start = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = narrow(dim, start, sizes[i]);
                start += sizes[i];
            }

            return parts;
        }

        /// <summary>At most so many neighbouring pieces of one dimension, of equal size but for the last.</summary>
        public Tensor[] chunk(long chunks, long dim = 0)
        {
            long length = Body.Sizes[AxisOf(dim, "chunk")];
            return split(Math.Max(1, (length + chunks - 1) / chunks), (int)dim);
        }

        /// <summary>A second handle to the same elements.</summary>
        public Tensor alias() => new(Recorded.Alias(Body));

        /// <summary>This tensor in row-major order without gaps: a second handle where it is so, else a copy.</summary>
        public Tensor contiguous() => Body.IsContiguous ? alias() : clone();

        /// <summary>A copy that gradients flow through.</summary>
        public Tensor clone() => new(Recorded.Clone(Body));

        /// <summary>Copies another tensor's elements over this one's, broadcast and converted.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            if (GradientMode.IsEnabled && (source.Body.TracksGradient || Body.TracksGradient))
            {
                using Tensor stretched = source.expand(shape);
                return InPlace(stretched.to_type(dtype, copy: true));
            }

            using Held view = Held.Take(Body.Sizes.Equals(source.Body.Sizes) ? source.Body.Retain() : Broadcast(source.Body, Body.Sizes));
            Copying.Into(view.Body, Body);
            return this;
        }

        /// <summary>Windows of one dimension as a new last dimension, step apart.</summary>
        public Tensor unfold(long dimension, long size, long step)
        {
            int axis = AxisOf(dimension, "unfold");
            long count = Body.Sizes[axis] < size || step <= 0 ? 0 : ((Body.Sizes[axis] - size) / step) + 1;
            if (count == 0)
            {
                throw new ArgumentException($"unfold: windows of {size}, {step} apart, do not fit dimension {axis} of shape {Body.Sizes}.");
            }

            using DisposeScope scope = NewDisposeScope();
            var windows = new Tensor[count];
            for (int i = 0; i < windows.Length; i++)
            {
                windows[i] = narrow(axis, i * step, size).transpose(axis, -1);
            }

            return scope.MoveToOuter(stack(windows, axis));
        }

        private static TensorBody Broadcast(TensorBody source, in Dims sizes)
        {
            if (!Broadcasting.Shape(source.Sizes, sizes, "copy_").Equals(sizes))
            {
                throw new ArgumentException($"copy_: a tensor of shape {source.Sizes} cannot be copied over one of shape {sizes}.");
            }

            source.Storage.ToRowMajor();
            return Broadcasting.Expand(source, sizes);
        }

        private Tensor TakeShape(TensorBody view)
        {
            if (GradientMode.IsEnabled && Body.RequiresGradient)
            {
                throw new InvalidOperationException("A leaf tensor that requires a gradient cannot be changed in place outside no_grad.");
            }

            Body.Reshape(view.Sizes, view.Strides);
            TakeProducer(view);
            return this;
        }

        private int AxisOf(long dim, string operation)
            => Body.Rank == 0 ? throw NoDimensions(operation) : Body.Sizes.Axis(dim, operation);
    }
}
