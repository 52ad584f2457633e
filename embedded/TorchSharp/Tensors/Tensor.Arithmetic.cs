using TorchSharp.Engine;
using TorchSharp.Engine.Operations;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of each pair of elements, with broadcasting.</summary>
        public Tensor add(Tensor target) => new(Recorded.Add(Body, target.Body));

        /// <summary>Each element plus alpha times the other's.</summary>
        public Tensor add(Tensor target, Scalar alpha)
        {
            using Tensor scaled = target.mul(alpha);
            return add(scaled);
        }

        /// <summary>Each element plus a number.</summary>
        public Tensor add(Scalar scalar)
        {
            using Held number = Held.Take(Wrap(scalar));
            return new Tensor(Recorded.Add(Body, number.Body));
        }

        /// <summary>Each element plus alpha times a number.</summary>
        public Tensor add(Scalar scalar, Scalar alpha)
            => scalar.Type == ScalarType.Int64 && alpha.Type == ScalarType.Int64 ? add(scalar.ToInt64() * alpha.ToInt64()) : add(scalar.ToDouble() * alpha.ToDouble());

        /// <summary>Adds another tensor in place.</summary>
        public Tensor add_(Tensor target) => InPlace(add(target));

        /// <summary>Adds alpha times another tensor in place.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => InPlace(add(target, alpha));

        /// <summary>Adds a number in place.</summary>
        public Tensor add_(Scalar scalar) => InPlace(add(scalar));

        /// <summary>Adds alpha times a number in place.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => InPlace(add(scalar, alpha));

        /// <summary>The difference of each pair of elements, with broadcasting.</summary>
        public Tensor sub(Tensor target) => new(Recorded.Subtract(Body, target.Body));

        /// <summary>Each element less a number.</summary>
        public Tensor sub(Scalar target)
        {
            using Held number = Held.Take(Wrap(target));
            return new Tensor(Recorded.Subtract(Body, number.Body));
        }

        /// <summary>Subtracts another tensor in place.</summary>
        public Tensor sub_(Tensor target) => InPlace(sub(target));

        /// <summary>Subtracts a number in place.</summary>
        public Tensor sub_(Scalar target) => InPlace(sub(target));

        /// <summary>The difference of each pair of elements, with broadcasting.</summary>
        public Tensor subtract(Tensor target) => sub(target);

        /// <summary>Each element less a number.</summary>
        public Tensor subtract(Scalar target) => sub(target);

        /// <summary>Subtracts another tensor in place.</summary>
        public Tensor subtract_(Tensor target) => sub_(target);

        /// <summary>Subtracts a number in place.</summary>
        public Tensor subtract_(Scalar target) => sub_(target);

        /// <summary>The product of each pair of elements, with broadcasting.</summary>
        public Tensor mul(Tensor target) => new(Recorded.Multiply(Body, target.Body));

        /// <summary>Each element times a number.</summary>
        public Tensor mul(Scalar target)
        {
            using Held number = Held.Take(Wrap(target));
            return new Tensor(Recorded.Multiply(Body, number.Body));
        }

        /// <summary>Multiplies by another tensor in place.</summary>
        public Tensor mul_(Tensor target) => InPlace(mul(target));

        /// <summary>Multiplies by a number in place.</summary>
        public Tensor mul_(Scalar target) => InPlace(mul(target));

        /// <summary>The product of each pair of elements, with broadcasting.</summary>
        public Tensor multiply(Tensor target) => mul(target);

        /// <summary>Each element times a number.</summary>
        public Tensor multiply(Scalar target) => mul(target);

        /// <summary>The quotient of each pair of elements, with broadcasting; whole numbers give floating point ones unless the result is rounded.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None)
            => rounding_mode == RoundingMode.None ? new Tensor(Recorded.Divide(Body, target.Body)) : RoundedDivision(target.Body, rounding_mode);

        /// <summary>Each element divided by a number.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None)
        {
            using Held number = Held.Take(Wrap(target));
            return rounding_mode == RoundingMode.None ? new Tensor(Recorded.Divide(Body, number.Body)) : RoundedDivision(number.Body, rounding_mode);
        }

        /// <summary>Divides by another tensor in place.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => InPlace(div(target, rounding_mode));

        /// <summary>Divides by a number in place.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => InPlace(div(target, rounding_mode));

        /// <summary>The quotient of each pair of elements, with broadcasting.</summary>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>Each element divided by a number.</summary>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div(target, rounding_mode);

        /// <summary>Divides by another tensor in place.</summary>
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        /// <summary>Divides by a number in place.</summary>
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => div_(target, rounding_mode);

        /// <summary>The quotient of each pair of elements, with broadcasting.</summary>
        public Tensor true_divide(Tensor other) => div(other);

        /// <summary>Each element divided by a number.</summary>
        public Tensor true_divide(Scalar other) => div(other);

        /// <summary>The quotient of each pair of elements, rounded down.</summary>
        public Tensor floor_divide(Tensor other) => div(other, RoundingMode.floor);

        /// <summary>Each element divided by a number, rounded down.</summary>
        public Tensor floor_divide(Scalar other) => div(other, RoundingMode.floor);

        /// <summary>What remains of each element after division; it has the sign of the divisor.</summary>
        public Tensor remainder(Tensor target) => new(Recorded.Binary(default(Remainder), Body, target.Body));

        /// <summary>What remains of each element after division by a number; it has the sign of the divisor.</summary>
        public Tensor remainder(Scalar scalar)
        {
            using Held number = Held.Take(Wrap(scalar));
            return new Tensor(Recorded.Binary(default(Remainder), Body, number.Body));
        }

        /// <summary>What remains of each element after division; it has the sign of the dividend.</summary>
        public Tensor fmod(Tensor target) => new(Recorded.Binary(default(TruncatedRemainder), Body, target.Body));

        /// <summary>What remains of each element after division by a number; it has the sign of the dividend.</summary>
        public Tensor fmod(Scalar scalar)
        {
            using Held number = Held.Take(Wrap(scalar));
            return new Tensor(Recorded.Binary(default(TruncatedRemainder), Body, number.Body));
        }

        /// <summary>Each element to the power of the other's.</summary>
        public Tensor pow(Tensor exponent) => new(Recorded.Binary(default(RaisedTo), Body, exponent.Body));

        /// <summary>Each element to a power.</summary>
        public Tensor pow(Scalar exponent)
        {
            if (Body.Type.IsFloating())
            {
                double power = exponent.ToDouble();
                return power == 2 ? square() : Unary(new Power(power));
            }

            using Held number = Held.Take(Wrap(exponent));
            return new Tensor(Recorded.Binary(default(RaisedTo), Body, number.Body));
        }

        /// <summary>Raises each element to the power of the other's, in place.</summary>
        public Tensor pow_(Tensor exponent) => InPlace(pow(exponent));

        /// <summary>Raises each element to a power, in place.</summary>
        public Tensor pow_(Scalar exponent) => InPlace(pow(exponent));

        /// <summary>The angle of the point (other, this) for each pair of elements.</summary>
        public Tensor atan2(Tensor other) => new(Recorded.Binary(default(Arctangent2), Body, other.Body));

        /// <summary>The larger of each pair of elements.</summary>
        public Tensor maximum(Tensor other) => new(Recorded.Binary(default(Larger), Body, other.Body));

        /// <summary>The smaller of each pair of elements.</summary>
        public Tensor minimum(Tensor other) => new(Recorded.Binary(default(Smaller), Body, other.Body));

        /// <summary>Each element held between two bounds, either of which may be null.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null)
        {
            if (Body.Type.IsFloating())
            {
                return Unary(new Clamped(min?.ToDouble() ?? double.NegativeInfinity, max?.ToDouble() ?? double.PositiveInfinity));
            }

            using Held low = Held.Take(Wrap(min ?? long.MinValue));
            using Held high = Held.Take(Wrap(max ?? long.MaxValue));
            using Held raised = Held.Take(min is null ? Body.Retain() : Elementwise.Binary(default(Larger), Body, low.Body));
            return new Tensor(max is null ? Copying.Clone(raised.Body) : Elementwise.Binary(default(Smaller), raised.Body, high.Body));
        }

        /// <summary>Each element held between the elements of two tensors, either of which may be null.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null)
        {
            using Tensor raised = min is null ? alias() : maximum(min);
            return max is null ? raised.clone() : raised.minimum(max);
        }

        /// <summary>Holds each element between two bounds, in place.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => InPlace(clamp(min, max));

        /// <summary>Holds each element between the elements of two tensors, in place.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => InPlace(clamp(min, max));

        /// <summary>Each element held between two bounds.</summary>
        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        /// <summary>Each element, at least a bound.</summary>
        public Tensor clamp_min(Scalar min) => clamp(min, (Scalar?)null);

        /// <summary>Each element, at most a bound.</summary>
        public Tensor clamp_max(Scalar max) => clamp((Scalar?)null, max);

        /// <summary>Raises each element to a bound, in place.</summary>
        public Tensor clamp_min_(Scalar min) => InPlace(clamp_min(min));

        /// <summary>Lowers each element to a bound, in place.</summary>
        public Tensor clamp_max_(Scalar max) => InPlace(clamp_max(max));

        /// <summary>Each element rounded to a number of decimals, halves to even.</summary>
        public Tensor round(long decimals = 0)
        {
            if (decimals == 0)
            {
                return Arithmetic(default(Rounded));
            }

            double factor = Math.Pow(10, decimals);
            using Tensor scaled = mul(factor);
            using Tensor rounded = scaled.round();
            return rounded.div(factor);
        }

        /// <summary>Rounds each element to a number of decimals, in place.</summary>
        public Tensor round_(long decimals = 0) => InPlace(round(decimals));

        /// <summary>The tensor itself.</summary>
        public Tensor positive() => alias();

        /// <summary>x where positive, negative_slope · x elsewhere.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Unary(new LeakyRelu(negative_slope.ToDouble()));

        /// <summary>x where positive, negative_slope · x elsewhere, in place.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) => InPlace(leaky_relu(negative_slope));

        /// <summary>x where positive, alpha · (eˣ − 1) elsewhere.</summary>
        public Tensor elu(double alpha = 1) => Unary(new Elu(alpha));

        /// <summary>x where positive, alpha · (eˣ − 1) elsewhere, in place.</summary>
        public Tensor elu_(double alpha = 1) => InPlace(elu(alpha));

        /// <summary>log(1 + e^(beta · x)) / beta, and x itself where beta · x is above the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Unary(new Softplus(beta, threshold));

        /// <summary>The elements weighted between this tensor and another: this + weight · (end − this).</summary>
        public Tensor lerp(Tensor end, Tensor weight)
        {
            using Tensor difference = end.sub(this);
            using Tensor part = difference.mul(weight);
            return add(part);
        }

        /// <summary>this + value · tensor1 · tensor2.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using Tensor product = tensor1.mul(tensor2);
            return add(product, value);
        }

        /// <summary>Adds value · tensor1 · tensor2 in place.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => InPlace(addcmul(tensor1, tensor2, value));

        /// <summary>this + value · tensor1 / tensor2.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value)
        {
            using Tensor quotient = tensor1.div(tensor2);
            return add(quotient, value);
        }

        /// <summary>Adds value · tensor1 / tensor2 in place.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => InPlace(addcdiv(tensor1, tensor2, value));

        /// <summary>Bitwise and of whole numbers, logical and of truth values.</summary>
        public Tensor bitwise_and(Tensor other) => Bitwise<BitwiseAnd>(other);

        /// <summary>Bitwise or of whole numbers, logical or of truth values.</summary>
        public Tensor bitwise_or(Tensor other) => Bitwise<BitwiseOr>(other);

        /// <summary>Bitwise exclusive or of whole numbers, logical exclusive or of truth values.</summary>
        public Tensor bitwise_xor(Tensor other) => Bitwise<BitwiseXor>(other);

        /// <summary>Bitwise not of whole numbers, logical not of truth values.</summary>
        public Tensor bitwise_not()
        {
            if (Body.Type == ScalarType.Bool)
            {
                return logical_not();
            }

            using Tensor negative = neg();
            return negative.sub(1);
        }

        /// <summary>A number as the second operand of an operation on this tensor.</summary>
        private TensorBody Wrap(Scalar scalar)
            => TensorBody.FromScalar(scalar, scalar.Type == ScalarType.Float64 && Body.Type == ScalarType.Float32 ? ScalarType.Float32 : scalar.Type);

        private Tensor Unary<TOperation>(in TOperation operation)
            where TOperation : struct, IUnaryOperation<TOperation>
            => new(Recorded.Unary(operation, Body));

        /// <summary>A function that gives whole numbers for whole numbers.</summary>
        private Tensor Arithmetic<TOperation>(in TOperation operation)
            where TOperation : struct, IUnaryOperation<TOperation>
        {
            if (Body.Type.IsFloating())
            {
                return Unary(operation);
            }

            using Held doubles = Held.Take(Copying.Convert(Body, ScalarType.Float64));
            using Held result = Held.Take(Elementwise.Unary(operation, doubles.Body));
            return new Tensor(Copying.Convert(result.Body, Body.Type));
        }

        private Tensor SubtractFrom(Scalar left)
        {
            using Held number = Held.Take(Wrap(left));
            return new Tensor(Recorded.Subtract(number.Body, Body));
        }

        private Tensor Divide(Scalar left)
        {
            using Held number = Held.Take(Wrap(left));
            return new Tensor(Recorded.Divide(number.Body, Body));
        }

        private Tensor RoundedDivision(TensorBody divisor, RoundingMode mode)
        {
            ScalarType type = ScalarTypes.ResultOf(Body, divisor);
            using Held a = Held.Take(Copying.Convert(Body, type));
            using Held b = Held.Take(Copying.Convert(divisor, type));
            return new Tensor(mode == RoundingMode.floor
                ? Elementwise.Binary(default(FlooredQuotient), a.Body, b.Body, type)
                : Elementwise.Binary(default(TruncatedQuotient), a.Body, b.Body, type));
        }

        private Tensor Bitwise<TOperation>(Tensor other)
            where TOperation : struct, IBinaryOperation<TOperation>
        {
            ScalarType type = ScalarTypes.ResultOf(Body, other.Body);
            return type.IsFloating()
                ? throw new InvalidOperationException($"{typeof(TOperation).Name}: whole numbers or truth values are expected, found {type}.")
                : new Tensor(Elementwise.Binary(default(TOperation), Body, other.Body, type));
        }

        /// <summary>Runs a chain of operations and keeps only its result.</summary>
        private Tensor Temporarily(Func<Tensor, Tensor> chain)
        {
            using DisposeScope scope = NewDisposeScope();
            return scope.MoveToOuter(chain(this));
        }

        /// <summary>Writes a result over this tensor's own elements and puts it in this one's place in the graph.</summary>
        internal Tensor InPlace(Tensor result)
        {
            using (result)
            {
                CheckInPlace(result.Body);
                Copying.Into(result.Body, Body);
                TakeProducer(result.Body);
            }

            return this;
        }

        /// <summary>Puts this tensor in another one's place in the graph, or out of it.</summary>
        private void TakeProducer(TensorBody result)
        {
            if (GradientMode.IsEnabled)
            {
                result.Producer?.Retain();
                Body.SetProducer(result.Producer);
            }
        }

        private void CheckInPlace(TensorBody result)
        {
            if (!Body.Sizes.Equals(result.Sizes))
            {
                throw new InvalidOperationException($"An in-place operation on a tensor of shape {Body.Sizes} cannot give one of shape {result.Sizes}.");
            }

            if (result.Type.IsFloating() && !Body.Type.IsFloating())
            {
                throw new InvalidOperationException($"An in-place operation on a tensor of {Body.Type} cannot give one of {result.Type}.");
            }

            if (GradientMode.IsEnabled && Body.RequiresGradient)
            {
                throw new InvalidOperationException("A leaf tensor that requires a gradient cannot be changed in place outside no_grad.");
            }

            if (GradientMode.IsEnabled && Body.IsView && Body.Storage.IsShared && (Body.Producer is not null || result.Producer is not null))
            {
                throw new NotImplementedException("In-place changes of a view that gradients flow through are not supported; assign to the whole tensor or use a copy.");
            }
        }
    }
}
