using TorchSharp.Engine;
using TorchSharp.Engine.Operations;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether each element equals the other tensor's, with broadcasting: a Bool tensor.</summary>
        public Tensor eq(Tensor target) => Compare<Equal>(target);

        /// <summary>Whether each element equals a number: a Bool tensor.</summary>
        public Tensor eq(Scalar target) => Compare<Equal>(target);

        /// <summary>Whether each element differs from the other tensor's, with broadcasting: a Bool tensor.</summary>
        public Tensor ne(Tensor target) => Compare<NotEqual>(target);

        /// <summary>Whether each element differs from a number: a Bool tensor.</summary>
        public Tensor ne(Scalar target) => Compare<NotEqual>(target);

        /// <summary>Whether each element is less than the other tensor's, with broadcasting: a Bool tensor.</summary>
        public Tensor lt(Tensor target) => Compare<Less>(target);

        /// <summary>Whether each element is less than a number: a Bool tensor.</summary>
        public Tensor lt(Scalar target) => Compare<Less>(target);

        /// <summary>Whether each element is at most the other tensor's, with broadcasting: a Bool tensor.</summary>
        public Tensor le(Tensor target) => Compare<LessOrEqual>(target);

        /// <summary>Whether each element is at most a number: a Bool tensor.</summary>
        public Tensor le(Scalar target) => Compare<LessOrEqual>(target);

        /// <summary>Whether each element is greater than the other tensor's, with broadcasting: a Bool tensor.</summary>
        public Tensor gt(Tensor target) => Compare<Greater>(target);

        /// <summary>Whether each element is greater than a number: a Bool tensor.</summary>
        public Tensor gt(Scalar target) => Compare<Greater>(target);

        /// <summary>Whether each element is at least the other tensor's, with broadcasting: a Bool tensor.</summary>
        public Tensor ge(Tensor target) => Compare<GreaterOrEqual>(target);

        /// <summary>Whether each element is at least a number: a Bool tensor.</summary>
        public Tensor ge(Scalar target) => Compare<GreaterOrEqual>(target);

        /// <summary>Whether each element of one tensor equals the other's: a Bool tensor.</summary>
        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        /// <summary>Whether each element equals a number: a Bool tensor.</summary>
        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        /// <summary>Whether a number equals each element: a Bool tensor.</summary>
        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        /// <summary>Whether each element of one tensor differs from the other's: a Bool tensor.</summary>
        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        /// <summary>Whether each element differs from a number: a Bool tensor.</summary>
        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        /// <summary>Whether a number differs from each element: a Bool tensor.</summary>
        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        /// <summary>Whether each element of one tensor is less than the other's: a Bool tensor.</summary>
        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        /// <summary>Whether each element is less than a number: a Bool tensor.</summary>
        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        /// <summary>Whether a number is less than each element: a Bool tensor.</summary>
        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        /// <summary>Whether each element of one tensor is at most the other's: a Bool tensor.</summary>
        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        /// <summary>Whether each element is at most a number: a Bool tensor.</summary>
        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        /// <summary>Whether a number is at most each element: a Bool tensor.</summary>
        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        /// <summary>Whether each element of one tensor is greater than the other's: a Bool tensor.</summary>
        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        /// <summary>Whether each element is greater than a number: a Bool tensor.</summary>
        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        /// <summary>Whether a number is greater than each element: a Bool tensor.</summary>
        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        /// <summary>Whether each element of one tensor is at least the other's: a Bool tensor.</summary>
        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        /// <summary>Whether each element is at least a number: a Bool tensor.</summary>
        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        /// <summary>Whether a number is at least each element: a Bool tensor.</summary>
        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        /// <summary>Whether each element differs from the other tensor's: a Bool tensor.</summary>
        public Tensor not_equal(Tensor target) => ne(target);

        /// <summary>Whether each element is less than the other tensor's: a Bool tensor.</summary>
        public Tensor less(Tensor target) => lt(target);

        /// <summary>Whether each element is at most the other tensor's: a Bool tensor.</summary>
        public Tensor less_equal(Tensor target) => le(target);

        /// <summary>Whether each element is greater than the other tensor's: a Bool tensor.</summary>
        public Tensor greater(Tensor target) => gt(target);

        /// <summary>Whether each element is at least the other tensor's: a Bool tensor.</summary>
        public Tensor greater_equal(Tensor target) => ge(target);

        /// <summary>Whether both elements are true; every number but zero is true.</summary>
        public Tensor logical_and(Tensor other) => Compare<BothTrue>(other);

        /// <summary>Whether one of both elements is true; every number but zero is true.</summary>
        public Tensor logical_or(Tensor other) => Compare<EitherTrue>(other);

        /// <summary>Whether exactly one of both elements is true; every number but zero is true.</summary>
        public Tensor logical_xor(Tensor other) => Compare<OneTrue>(other);

        /// <summary>Whether each element is zero.</summary>
        public Tensor logical_not() => Compare<Equal>((Scalar)0);

        /// <summary>Whether each element is not a number.</summary>
        public Tensor isnan() => ne(this);

        /// <summary>Whether each element is infinite.</summary>
        public Tensor isinf() => Temporarily(static x => x.abs().eq(double.PositiveInfinity));

        /// <summary>Whether each element is a number and not infinite.</summary>
        public Tensor isfinite() => Temporarily(static x => x.abs().lt(double.PositiveInfinity));

        /// <summary>A Bool tensor of one element: whether both tensors have the same shape and elements.</summary>
        public Tensor equal(Tensor target)
            => tensor(Body.Sizes.Equals(target.Body.Sizes) && ReduceTruth(eq(target)));

        /// <summary>Whether both tensors have the same shape and elements.</summary>
        public bool Equals(Tensor target)
            => target is not null && (ReferenceEquals(this, target) || (Body.Sizes.Equals(target.Body.Sizes) && dtype == target.dtype && ReduceTruth(eq(target))));

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        /// <summary>Whether every element is near the other's: |a − b| ≤ atol + rtol · |b|.</summary>
        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
            => ReduceTruth(isclose(target, rtol, atol, equal_nan));

        /// <summary>Whether each element is near the other's: |a − b| ≤ atol + rtol · |b|.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-05, double atol = 1e-08, bool nanEqual = false)
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable mode = no_grad();
            Tensor near = sub(other).abs().le(other.abs().mul(rtol).add(atol)).logical_or(eq(other));
            return scope.MoveToOuter(nanEqual ? near.logical_or(isnan().logical_and(other.isnan())) : near);
        }

        private static bool ReduceTruth(Tensor truth)
        {
            using Tensor owned = truth;
            using Tensor every = owned.all();
            return every.ToBoolean();
        }

        private Tensor Compare<TComparison>(Tensor other)
            where TComparison : struct, IComparison
            => new(Elementwise.Compare<TComparison>(Body, other.Body));

        private Tensor Compare<TComparison>(Scalar other)
            where TComparison : struct, IComparison
        {
            using Held number = Held.Take(Wrap(other));
            return new Tensor(Elementwise.Compare<TComparison>(Body, number.Body));
        }
    }
}
