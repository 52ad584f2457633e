using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor with elements of another type.</summary>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Tensor result = type == dtype && !copy ? alias() : type == dtype ? clone() : new Tensor(Recorded.Convert(Body, type));
            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }

        /// <summary>The tensor with elements of another type.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => To(type, CPU, copy, disposeAfter);

        /// <summary>The tensor on a device, which can only be the CPU.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => To(dtype, device, copy, disposeAfter);

        /// <summary>The tensor on a device, which can only be the CPU.</summary>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => To(dtype, new Device(device), copy, disposeAfter);

        /// <summary>The tensor on a device, which can only be the CPU.</summary>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => To(dtype, new Device(deviceType, deviceIndex), copy, disposeAfter);

        /// <summary>The tensor with elements of another type on a device, which can only be the CPU.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => To(type, device, copy, disposeAfter);

        /// <summary>The tensor with elements of another's type.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => To(other.dtype, other.device, false, false);

        /// <summary>The tensor with elements of another type.</summary>
        public Tensor type(ScalarType dtype) => to_type(dtype);

        /// <summary>The tensor with elements of another's type.</summary>
        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        /// <summary>A second handle: the tensor is on the CPU.</summary>
        public Tensor cpu() => alias();

        /// <summary>The tensor with Float32 elements.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>The tensor with Float64 elements.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>The tensor with Float16 elements.</summary>
        public Tensor half() => to_type(ScalarType.Float16);

        /// <summary>The tensor with Int64 elements.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>The tensor with Int32 elements.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>The tensor with Int16 elements.</summary>
        public Tensor @short() => to_type(ScalarType.Int16);

        /// <summary>The tensor with Byte elements.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>The tensor with Int8 elements.</summary>
        public Tensor @char() => to_type(ScalarType.Int8);

        /// <summary>The tensor with Bool elements: false for zero.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);

        internal bool WillCopy(ScalarType type) => dtype != type;

        private Tensor To(ScalarType type, Device target, bool copy, bool disposeAfter)
        {
            Device.Check(target.type);
            return to_type(type, copy, disposeAfter);
        }
    }
}
