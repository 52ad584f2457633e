using System.Runtime.CompilerServices;
using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The part that an index for each leading dimension names.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The elements that tensors of whole numbers or truth values name.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The part at an index of each leading dimension.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => index(Singles(indices));
            set => index_put_(value, Singles(indices));
        }

        /// <summary>The part at an index of the first dimension.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => index_put_(value, Singles(i1));
        }

        /// <summary>The part at indices of the first two dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(Singles(i1, i2));
            set => index_put_(value, Singles(i1, i2));
        }

        /// <summary>The part at indices of the first three dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(Singles(i1, i2, i3));
            set => index_put_(value, Singles(i1, i2, i3));
        }

        /// <summary>The part at indices of the first four dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(Singles(i1, i2, i3, i4));
            set => index_put_(value, Singles(i1, i2, i3, i4));
        }

        /// <summary>The part at indices of the first five dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => index(Singles(i1, i2, i3, i4, i5));
            set => index_put_(value, Singles(i1, i2, i3, i4, i5));
        }

        /// <summary>The part at indices of the first six dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => index(Singles(i1, i2, i3, i4, i5, i6));
            set => index_put_(value, Singles(i1, i2, i3, i4, i5, i6));
        }

        /// <summary>The part that an index for each leading dimension names; numbers and ranges give views, tensors copies.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            using DisposeScope scope = NewDisposeScope();
            int named = indices.Sum(DimensionsOf);
            if (named > Body.Rank)
            {
                throw new ArgumentException($"index: {named} indices are too many for a tensor of shape {Body.Sizes}.");
            }

            Tensor current = alias();
            var picked = new List<(int Axis, Tensor Places)>();
            int axis = 0;
            foreach (TensorIndex item in indices)
            {
                switch (item.Form)
                {
                    case TensorIndex.Kind.Single:
                        current = current.select(axis, item.Start!.Value);
                        break;
                    case TensorIndex.Kind.Slice:
                        current = current.slice(axis++, item.Start ?? 0, item.Stop ?? long.MaxValue, item.Step ?? 1);
                        break;
                    case TensorIndex.Kind.NewDimension:
                        current = current.unsqueeze(axis++);
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        axis += Body.Rank - named;
                        break;
                    default:
                        foreach (Tensor places in Whole(item.Places!, current, axis))
                        {
                            picked.Add((axis++, places));
                        }

                        break;
                }
            }

            return scope.MoveToOuter(picked.Count == 0 ? current : current.Pick(picked));
        }

        /// <summary>The elements that tensors of whole numbers or truth values name.</summary>
        public Tensor index(params Tensor[] indices) => index(Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Writes a tensor over the part that indices name.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, accumulate: false);

        /// <summary>Writes a tensor over the elements that tensors name.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor), accumulate: false);

        /// <summary>Writes a number over the part that indices name.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using Tensor number = full([], value, dtype);
            return index_put_(number, indices, accumulate: false);
        }

        /// <summary>Writes a number over the elements that tensors name.</summary>
        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        /// <summary>Writes a tensor over the elements that tensors name, or adds it to them.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor), accumulate);

        /// <summary>Writes a tensor over the part that indices name, or adds it to that.</summary>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            using DisposeScope scope = NewDisposeScope();
            bool tracks = GradientMode.IsEnabled && (Body.TracksGradient || value.Body.TracksGradient);
            if (!tracks && !accumulate && Array.TrueForAll(indices, item => item.Form != TensorIndex.Kind.Tensor))
            {
                index(indices).copy_(value);
                return this;
            }

            // Numbers in the place of elements say where the part lies.
            Tensor places = arange(Body.Count).reshape(shape).index(indices);
            Tensor source = value.to_type(dtype).expand(places.shape).reshape(-1);
            Tensor flat = reshape(-1);
            Tensor where = places.reshape(-1);
            Tensor result = accumulate ? flat.scatter_add(0, where, source) : flat.scatter(0, where, source);
            return InPlace(result.reshape(shape));
        }

        private static TensorIndex[] Singles(params long[] indices) => Array.ConvertAll(indices, value => TensorIndex.Single(value));

        private static int DimensionsOf(TensorIndex item) => item.Form switch
        {
            TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
            TensorIndex.Kind.Tensor => item.Places!.dtype == ScalarType.Bool ? Math.Max(1, item.Places.Body.Rank) : 1,
            _ => 0,
        };

        /// <summary>Whole numbers for each dimension that a tensor of indices speaks of.</summary>
        private static IEnumerable<Tensor> Whole(Tensor places, Tensor target, int axis)
        {
            if (places.dtype != ScalarType.Bool)
            {
                Tensor from = places.to_type(ScalarType.Int64);
                yield return from.where(from.ge(0), from.add(target.size(axis)));
                yield break;
            }

            for (int i = 0; i < places.Body.Rank; i++)
            {
                if (places.size(i) != target.size(axis + i))
                {
                    throw new ArgumentException($"index: a mask of shape {places.Body.Sizes} does not fit dimension {axis} of shape {target.Body.Sizes}.");
                }
            }

            foreach (Tensor column in places.nonzero().unbind(1))
            {
                yield return column;
            }
        }

        /// <summary>The elements at the places that broadcast tensors name along some dimensions.</summary>
        private Tensor Pick(List<(int Axis, Tensor Places)> picked)
        {
            Dims common = default;
            foreach ((_, Tensor places) in picked)
            {
                common = Broadcasting.Shape(common, places.Body.Sizes, "index");
            }

            // The dimensions spoken of come first and are made one, of which slices are taken.
            Tensor linear = zeros(common.ToArray(), ScalarType.Int64);
            long[] rest = [.. Enumerable.Range(0, Body.Rank).Where(i => !picked.Exists(item => item.Axis == i)).Select(i => (long)i)];
            foreach ((int axis, Tensor places) in picked)
            {
                Indexing.Places(places.Body, size(axis), "index").Release();
                linear = linear.mul(size(axis)).add(places);
            }

            Tensor front = permute([.. picked.Select(item => (long)item.Axis), .. rest]);
            long[] restSizes = [.. rest.Select(i => size((int)i))];
            Tensor taken = front.reshape([picked.Aggregate(1L, (count, item) => count * size(item.Axis)), .. restSizes]).index_select(0, linear.reshape(-1));
            Tensor result = taken.reshape([.. common.ToArray(), .. restSizes]);
            int first = picked[0].Axis;
            bool together = picked.Select((item, i) => item.Axis == first + i).All(follows => follows);
            if (!together || first == 0)
            {
                return result;
            }

            // Neighbouring dimensions keep their place.
            IEnumerable<long> own = Enumerable.Range(0, common.Rank).Select(i => (long)i);
            IEnumerable<long> others = Enumerable.Range(common.Rank, rest.Length).Select(i => (long)i);
            return result.permute([.. others.Take(first), .. own, .. others.Skip(first)]);
        }
    }
}
