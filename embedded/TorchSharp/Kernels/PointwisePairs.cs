using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Functions of two flat buffers of one length; the result may be either of them.</summary>
internal static unsafe class PointwisePairs
{
    /// <summary>a + scale · b; rounded twice, so that scale 1 gives the plain sum.</summary>
    public static void Add(float* a, float* b, float scale, float* y, long n) => FlatLoop.Run(new AddOperation(a, b, y, scale), n);

    /// <summary>a · b.</summary>
    public static void Multiply(float* a, float* b, float* y, long n) => FlatLoop.Run(new MultiplyOperation(a, b, y), n);

    /// <summary>a / b.</summary>
    public static void Divide(float* a, float* b, float* y, long n) => FlatLoop.Run(new DivideOperation(a, b, y), n);

    private readonly struct AddOperation(float* a, float* b, float* y, float scale) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(a + i);
            Vector512<float> q = TLanes.Load(b + i);
            TLanes.Store(y + i, p + (q * scale));
        }
    }

    private readonly struct MultiplyOperation(float* a, float* b, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(a + i);
            Vector512<float> q = TLanes.Load(b + i);
            TLanes.Store(y + i, p * q);
        }
    }

    private readonly struct DivideOperation(float* a, float* b, float* y) : IFlatOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(a + i);
            Vector512<float> q = TLanes.Load(b + i);
            TLanes.Store(y + i, p / q);
        }
    }
}
