using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The matrix product: of vectors, matrices, and batches of them with broadcasting, as in torch.</summary>
        public Tensor matmul(Tensor target)
        {
            int left = Body.Rank;
            int right = target.Body.Rank;
            if (left == 0 || right == 0)
            {
                throw new ArgumentException($"matmul: both tensors need a dimension; found shapes {Body.Sizes} and {target.Body.Sizes}.");
            }

            if (left == 2 && right == 2)
            {
                return mm(target);
            }

            using DisposeScope scope = NewDisposeScope();
            if (left == 1 && right == 1)
            {
                return scope.MoveToOuter(unsqueeze(0).mm(target.unsqueeze(1)).reshape());
            }

            if (left == 1)
            {
                return scope.MoveToOuter(unsqueeze(0).matmul(target).squeeze(-2));
            }

            if (right == 1)
            {
                return scope.MoveToOuter(matmul(target.unsqueeze(1)).squeeze(-1));
            }

            if (right == 2)
            {
                return scope.MoveToOuter(reshape(-1, size(-1)).mm(target).reshape([.. shape[..^1], target.size(1)]));
            }

            Dims batch = Broadcasting.Shape(new Dims(shape.AsSpan()[..^2]), new Dims(target.shape.AsSpan()[..^2]), "matmul");
            Tensor a = expand([.. batch.ToArray(), size(-2), size(-1)]).reshape(batch.Count, size(-2), size(-1));
            Tensor b = target.expand([.. batch.ToArray(), target.size(-2), target.size(-1)]).reshape(batch.Count, target.size(-2), target.size(-1));
            return scope.MoveToOuter(a.bmm(b).reshape([.. batch.ToArray(), size(-2), target.size(-1)]));
        }

        /// <summary>The product of two matrices: [n, k] · [k, m] = [n, m].</summary>
        public Tensor mm(Tensor target)
            => Body.Rank == 2 && target.Body.Rank == 2
                ? new Tensor(Recorded.MatrixMultiply(Body, target.Body))
                : throw new ArgumentException($"mm: two matrices are expected, found shapes {Body.Sizes} and {target.Body.Sizes}.");

        /// <summary>The products of two batches of matrices: [b, n, k] · [b, k, m] = [b, n, m].</summary>
        public Tensor bmm(Tensor batch2)
            => Body.Rank == 3 && batch2.Body.Rank == 3
                ? new Tensor(Recorded.BatchMultiply(Body, batch2.Body))
                : throw new ArgumentException($"bmm: two batches of matrices are expected, found shapes {Body.Sizes} and {batch2.Body.Sizes}.");

        /// <summary>The product of a matrix and a vector.</summary>
        public Tensor mv(Tensor target)
            => Body.Rank == 2 && target.Body.Rank == 1
                ? matmul(target)
                : throw new ArgumentException($"mv: a matrix and a vector are expected, found shapes {Body.Sizes} and {target.Body.Sizes}.");

        /// <summary>The inner product of two vectors.</summary>
        public Tensor dot(Tensor target)
            => Body.Rank == 1 && target.Body.Rank == 1
                ? matmul(target)
                : throw new ArgumentException($"dot: two vectors are expected, found shapes {Body.Sizes} and {target.Body.Sizes}.");

        /// <summary>The outer product of two vectors: [n], [m] → [n, m].</summary>
        public Tensor outer(Tensor vec2)
        {
            using Tensor column = unsqueeze(1);
            return column.mul(vec2);
        }

        /// <summary>beta · this + alpha · mat1 · mat2.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
        {
            using DisposeScope scope = NewDisposeScope();
            return scope.MoveToOuter(mul(beta).add(mat1.mm(mat2).mul(alpha)));
        }
    }
}
