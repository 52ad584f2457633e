using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>How many floats one step of a flat loop takes, so that a loop's body is written once for whole vectors and for the tail.</summary>
internal unsafe interface ILanes
{
    /// <summary>Reads the step's floats.</summary>
    static abstract Vector512<float> Load(float* source);

    /// <summary>Writes the step's floats.</summary>
    static abstract void Store(float* target, Vector512<float> value);

    /// <summary>Sixteen floats a step.</summary>
    internal readonly struct Sixteen : ILanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Load(float* source) => Vector512.Load(source);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(float* target, Vector512<float> value) => value.Store(target);
    }

    /// <summary>One float a step; the other lanes are computed and dropped.</summary>
    internal readonly struct One : ILanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Load(float* source) => Vector512.CreateScalar(*source);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(float* target, Vector512<float> value) => *target = value.ToScalar();
    }
}
