using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of each pair of elements, with broadcasting.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, int right) => left.add(right);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, long right) => left.add(right);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, float right) => left.add(right);

        /// <summary>The sum of each element and a number.</summary>
        public static Tensor operator +(Tensor left, double right) => left.add(right);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(int left, Tensor right) => right.add(left);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(long left, Tensor right) => right.add(left);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(float left, Tensor right) => right.add(left);

        /// <summary>The sum of a number and each element.</summary>
        public static Tensor operator +(double left, Tensor right) => right.add(left);

        /// <summary>The difference of each pair of elements, with broadcasting.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, int right) => left.sub(right);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, long right) => left.sub(right);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, float right) => left.sub(right);

        /// <summary>The difference of each element and a number.</summary>
        public static Tensor operator -(Tensor left, double right) => left.sub(right);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => right.SubtractFrom(left);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(int left, Tensor right) => right.SubtractFrom(left);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(long left, Tensor right) => right.SubtractFrom(left);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(float left, Tensor right) => right.SubtractFrom(left);

        /// <summary>The difference of a number and each element.</summary>
        public static Tensor operator -(double left, Tensor right) => right.SubtractFrom(left);

        /// <summary>The product of each pair of elements, with broadcasting.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, int right) => left.mul(right);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, long right) => left.mul(right);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, float right) => left.mul(right);

        /// <summary>The product of each element and a number.</summary>
        public static Tensor operator *(Tensor left, double right) => left.mul(right);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(int left, Tensor right) => right.mul(left);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(long left, Tensor right) => right.mul(left);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(float left, Tensor right) => right.mul(left);

        /// <summary>The product of a number and each element.</summary>
        public static Tensor operator *(double left, Tensor right) => right.mul(left);

        /// <summary>The quotient of each pair of elements, with broadcasting.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, int right) => left.div(right);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, long right) => left.div(right);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, float right) => left.div(right);

        /// <summary>The quotient of each element and a number.</summary>
        public static Tensor operator /(Tensor left, double right) => left.div(right);

        /// <summary>The quotient of a number and each element.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => right.Divide(left);

        /// <summary>The quotient of a number and each element.</summary>
        public static Tensor operator /(int left, Tensor right) => right.Divide(left);

        /// <summary>The quotient of a number and each element.</summary>
        public static Tensor operator /(long left, Tensor right) => right.Divide(left);

        /// <summary>The quotient of a number and each element.</summary>
        public static Tensor operator /(float left, Tensor right) => right.Divide(left);

        /// <summary>The quotient of a number and each element.</summary>
        public static Tensor operator /(double left, Tensor right) => right.Divide(left);

        /// <summary>The remainder, with the sign of the divisor of each pair of elements, with broadcasting.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        /// <summary>The remainder, with the sign of the divisor of each element and a number.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        /// <summary>The remainder, with the sign of the divisor of each element and a number.</summary>
        public static Tensor operator %(Tensor left, int right) => left.remainder(right);

        /// <summary>The remainder, with the sign of the divisor of each element and a number.</summary>
        public static Tensor operator %(Tensor left, long right) => left.remainder(right);

        /// <summary>The remainder, with the sign of the divisor of each element and a number.</summary>
        public static Tensor operator %(Tensor left, float right) => left.remainder(right);

        /// <summary>The remainder, with the sign of the divisor of each element and a number.</summary>
        public static Tensor operator %(Tensor left, double right) => left.remainder(right);

        /// <summary>−x for every element.</summary>
        public static Tensor operator -(Tensor tensor) => tensor.neg();

        /// <summary>Logical and, or bitwise and of whole numbers.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        /// <summary>Logical or, or bitwise or of whole numbers.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        /// <summary>Logical exclusive or, or bitwise exclusive or of whole numbers.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        /// <summary>Logical not, or bitwise not of whole numbers.</summary>
        public static Tensor operator ~(Tensor left) => left.bitwise_not();

        /// <summary>A tensor of one number and no dimensions.</summary>
        public static implicit operator Tensor(bool value) => tensor(value);

        /// <summary>A tensor of one dimension from an array.</summary>
        public static implicit operator Tensor(bool[] value) => tensor(value);

        /// <summary>A tensor of one number and no dimensions.</summary>
        public static implicit operator Tensor(byte value) => tensor(value);

        /// <summary>A tensor of one dimension from an array.</summary>
        public static implicit operator Tensor(byte[] value) => tensor(value);

        /// <summary>A tensor of one number and no dimensions.</summary>
        public static implicit operator Tensor(sbyte value) => tensor(value);

        /// <summary>A tensor of one dimension from an array.</summary>
        public static implicit operator Tensor(sbyte[] value) => tensor(value);

        /// <summary>A tensor of one number and no dimensions.</summary>
        public static implicit operator Tensor(short value) => tensor(value);

        /// <summary>A tensor of one dimension from an array.</summary>
        public static implicit operator Tensor(short[] value) => tensor(value);

        /// <summary>A tensor of one number and no dimensions.</summary>
        public static implicit operator Tensor(int value) => tensor(value);

        /// <summary>A tensor of one dimension from an array.</summary>
        public static implicit operator Tensor(int[] value) => tensor(value);

        /// <summary>A tensor of one number and no dimensions.</summary>
        public static implicit operator Tensor(long value) => tensor(value);

        /// <summary>A tensor of one dimension from an array.</summary>
        public static implicit operator Tensor(long[] value) => tensor(value);

        /// <summary>A tensor of one number and no dimensions.</summary>
        public static implicit operator Tensor(float value) => tensor(value);

        /// <summary>A tensor of one dimension from an array.</summary>
        public static implicit operator Tensor(float[] value) => tensor(value);

        /// <summary>A tensor of one number and no dimensions.</summary>
        public static implicit operator Tensor(double value) => tensor(value);

        /// <summary>A tensor of one dimension from an array.</summary>
        public static implicit operator Tensor(double[] value) => tensor(value);

        /// <summary>A tensor of one number and no dimensions.</summary>
        public static implicit operator Tensor(Scalar scalar) => new(TensorBody.FromScalar(scalar, scalar.Type == ScalarType.Float64 ? get_default_dtype() : scalar.Type));

        /// <summary>The only element, converted.</summary>
        public static explicit operator bool(Tensor value) => value.ToBoolean();

        /// <summary>The only element, converted.</summary>
        public static explicit operator byte(Tensor value) => value.ToByte();

        /// <summary>The only element, converted.</summary>
        public static explicit operator sbyte(Tensor value) => value.ToSByte();

        /// <summary>The only element, converted.</summary>
        public static explicit operator short(Tensor value) => value.ToInt16();

        /// <summary>The only element, converted.</summary>
        public static explicit operator int(Tensor value) => value.ToInt32();

        /// <summary>The only element, converted.</summary>
        public static explicit operator long(Tensor value) => value.ToInt64();

        /// <summary>The only element, converted.</summary>
        public static explicit operator float(Tensor value) => value.ToSingle();

        /// <summary>The only element, converted.</summary>
        public static explicit operator double(Tensor value) => value.ToDouble();
    }
}
