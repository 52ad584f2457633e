using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An n-dimensional array of numbers that records, where asked, how it was computed, so that gradients can flow back.
    /// It holds pooled memory: dispose it, or work inside a <see cref="NewDisposeScope"/>.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private TensorBody? _body;

        /// <summary>Takes over the caller's hold on a body.</summary>
        internal Tensor(TensorBody body)
        {
            _body = body;
            DisposeScopeManager.OfThread.Register(this);
        }

        /// <summary>Takes over another handle's body and its place in a dispose scope; the other is disposed after this.</summary>
        private protected Tensor(Tensor other)
        {
            _body = other.Body;
            other._body = null;
            _body.Scope?.Replace(this);
        }

        /// <summary>Tensors made and not let go in the process, those that the autograd graph holds included; one that is never disposed counts for ever.</summary>
        public static long TotalCount => TensorBody.Alive;

        /// <summary>The largest that <see cref="TotalCount"/> has been.</summary>
        public static long PeakCount => TensorBody.Peak;

        /// <summary>Whether the tensor was disposed.</summary>
        public bool IsInvalid => _body is null;

        /// <summary>The element type.</summary>
        public ScalarType dtype => Body.Type;

        /// <summary>Where the elements are: always the CPU.</summary>
        public Device device => CPU;

        /// <summary>The kind of device: always the CPU.</summary>
        public DeviceType device_type => DeviceType.CPU;

        /// <summary>The number of the device: always −1.</summary>
        public int device_index => -1;

        /// <summary>Whether the tensor is on a GPU: never.</summary>
        public bool is_cuda => false;

        /// <summary>Whether the tensor has no data: never.</summary>
        public bool is_meta => false;

        /// <summary>Whether only some elements are stored: never.</summary>
        public bool is_sparse => false;

        /// <summary>The sizes of all dimensions.</summary>
        public long[] shape => Body.Sizes.ToArray();

        /// <summary>The number of dimensions.</summary>
        public long ndim => Body.Rank;

        /// <summary>The number of dimensions.</summary>
        public long Dimensions => Body.Rank;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Body.Count;

        /// <summary>Bytes of an element.</summary>
        public long ElementSize => Body.Type.Bytes();

        internal TensorBody Body => _body ?? throw new InvalidOperationException("The tensor was disposed; it can no longer be used.");

        /// <summary>The number of dimensions.</summary>
        public long dim() => Body.Rank;

        /// <summary>The number of elements.</summary>
        public long numel() => Body.Count;

        /// <summary>Bytes of an element.</summary>
        public long element_size() => ElementSize;

        /// <summary>The size of one dimension; negative numbers count from the back.</summary>
        public long size(int dim) => Body.Rank == 0 ? throw NoDimensions("size") : Body.Sizes[Body.Sizes.Axis(dim, "size")];

        /// <summary>The sizes of all dimensions.</summary>
        public long[] size() => shape;

        /// <summary>Elements from one index of a dimension to the next.</summary>
        public long stride(int dim) => Body.Rank == 0 ? throw NoDimensions("stride") : Body.Strides[Body.Sizes.Axis(dim, "stride")];

        /// <summary>Elements from one index to the next, for all dimensions.</summary>
        public long[] stride() => Body.Strides.ToArray();

        /// <summary>Elements from the start of the memory to the first one.</summary>
        public long storage_offset() => Body.Offset;

        /// <summary>Whether the elements stand in row-major order without gaps.</summary>
        public bool is_contiguous() => Body.IsContiguous;

        /// <summary>Whether the tensor is on the CPU: always.</summary>
        public bool is_cpu() => true;

        /// <summary>Whether the elements are floating point numbers.</summary>
        public bool is_floating_point() => Body.Type.IsFloating();

        /// <summary>Whether the elements are whole numbers or truth values.</summary>
        public bool is_integral() => torch.is_integral(Body.Type);

        /// <summary>Whether the elements are complex numbers.</summary>
        public bool is_complex() => Body.Type.IsComplex();

        /// <summary>Whether the only element is not zero.</summary>
        public bool is_nonzero() => this.ToDouble() != 0;

        /// <summary>Lets the elements go; the tensor cannot be used any more.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Takes the tensor out of its dispose scope; its owner disposes it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            Body.Scope?.Detach(this);
            return this;
        }

        /// <summary>Moves the tensor to the next outer dispose scope.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            Body.Scope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Moves the tensor to another dispose scope, or out of all where that is null.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (Body.Scope is { } scope)
            {
                scope.MoveToOther(other, this);
            }
            else
            {
                other?.Attach(this);
            }

            return this;
        }

        /// <summary>Moves the tensor to the dispose scope that holds another one.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.Body.Scope);

        /// <summary>Lets the elements go.</summary>
        protected virtual void Dispose(bool disposing)
        {
            TensorBody? body = _body;
            if (body is null)
            {
                return;
            }

            if (body.Scope is { } scope)
            {
                scope.Remove(this, disposed: true);
            }
            else
            {
                DisposeScopeManager.OfThread.Tensors.DisposedOutsideScopeCount++;
            }

            _body = null;
            body.Release();
        }

        private static InvalidOperationException NoDimensions(string operation)
            => new($"{operation}: the tensor has no dimensions.");
    }
}
