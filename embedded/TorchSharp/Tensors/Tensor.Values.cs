using TorchSharp.Engine;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The memory of a contiguous tensor as bytes. It is valid while the tensor is alive; setting copies bytes in.</summary>
        public Span<byte> bytes
        {
            get
            {
                TensorBody body = Rows("bytes");
                unsafe
                {
                    int size = body.Type.Bytes();
                    return new Span<byte>(body.Storage.Pointer + (body.Offset * size), checked((int)(body.Count * size)));
                }
            }

            set
            {
                Span<byte> own = bytes;
                if (value.Length != own.Length)
                {
                    throw new ArgumentException($"bytes: {own.Length} bytes are expected for shape {Body.Sizes} of {dtype}, found {value.Length}.");
                }

                value.CopyTo(own);
                Body.Storage.Version++;
            }
        }

        /// <summary>The elements in row-major order, to read and write. T must be the .NET type of the elements.</summary>
        internal TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            CheckType<T>("data");
            Body.Storage.ToRowMajor();
            return new TensorAccessor<T>(this);
        }

        /// <summary>The only element. T must be the .NET type of the elements.</summary>
        public T item<T>()
            where T : unmanaged
        {
            CheckType<T>("item");
            CheckSingle("item");
            Body.Storage.ToRowMajor();
            unsafe
            {
                T value = *Body.Data<T>();
                GC.KeepAlive(this);
                return value;
            }
        }

        /// <summary>The only element as a scalar.</summary>
        public Scalar ToScalar() => dtype switch
        {
            ScalarType.Bool => this.ToBoolean(),
            ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 => this.ToDouble(),
            _ => this.ToInt64(),
        };

        /// <summary>The elements in nested lists, or the only element of a tensor without dimensions.</summary>
        public object tolist()
        {
            if (Body.Rank == 0)
            {
                return dtype switch
                {
                    ScalarType.Bool => this.ToBoolean(),
                    ScalarType.Float32 => this.ToSingle(),
                    ScalarType.Float64 => this.ToDouble(),
                    _ => (object)this.ToInt64(),
                };
            }

            var list = new List<object>();
            foreach (Tensor part in unbind())
            {
                using (part)
                {
                    list.Add(part.tolist());
                }
            }

            return list;
        }

        internal T Single<T>(string operation)
            where T : unmanaged, System.Numerics.INumber<T>
        {
            CheckSingle(operation);
            var read = new ReadFirst { Body = Body };
            Body.Storage.ToRowMajor();
            TypeSwitch.Numbers(Body.Type, ref read, operation);
            GC.KeepAlive(this);
            return Body.Type.IsFloating() ? T.CreateTruncating(read.Real) : T.CreateTruncating(read.Whole);
        }

        private TensorBody Rows(string operation)
        {
            Body.Storage.ToRowMajor();
            return Body.IsContiguous ? Body : throw new InvalidOperationException($"{operation}: a contiguous tensor is expected; this one of shape {Body.Sizes} has strides {Body.Strides}.");
        }

        private void CheckType<T>(string operation)
            where T : unmanaged
        {
            if (ScalarTypes.Of<T>() != dtype)
            {
                throw new ArgumentException($"{operation}: elements of type {dtype} cannot be read as {typeof(T).Name}; convert the tensor first.");
            }
        }

        private void CheckSingle(string operation)
        {
            if (Body.Count != 1)
            {
                throw new ArgumentException($"{operation}: a tensor of one element is expected, found shape {Body.Sizes}.");
            }
        }

        private struct ReadFirst : INumberWork
        {
            public TensorBody Body;
            public double Real;
            public long Whole;

            public unsafe void Run<T>()
                where T : unmanaged, System.Numerics.INumber<T>
            {
                T value = *Body.Data<T>();
                Real = double.CreateTruncating(value);
                Whole = long.CreateTruncating(value);
            }
        }
    }
}
