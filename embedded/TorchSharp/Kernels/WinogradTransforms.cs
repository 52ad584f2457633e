using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>
/// The transforms of Winograd's F(2×2, 3×3): two by two outputs of a 3×3 convolution from a 4×4 piece of the input with 16 multiplications in place of 36.
/// With d the piece, g the kernel and m the products: Y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A,
/// <code>
/// Bᵀ = 1  0 −1  0      G = 1    0    0      Aᵀ = 1 1  1  0
///      0  1  1  0          ½    ½    ½           0 1 −1 −1
///      0 −1  1  0          ½   −½    ½
///      0  1  0 −1          0    0    1
/// </code>
/// (Lavin and Gray, 2015). Sixteen channels at a time; the 16 elements of a transformed piece lie <c>step</c> floats apart.
/// </summary>
internal static unsafe class WinogradTransforms
{
    /// <summary>Elements of a transformed piece.</summary>
    public const int Elements = 16;

    /// <summary>Bᵀ d B of the piece whose pixels the 16 pointers name, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(
        float* p00, float* p01, float* p02, float* p03, float* p10, float* p11, float* p12, float* p13,
        float* p20, float* p21, float* p22, float* p23, float* p30, float* p31, float* p32, float* p33, float* target, nint step)
    {
        InputColumn(p00, p10, p20, p30, out Vector512<float> a0, out Vector512<float> b0, out Vector512<float> c0, out Vector512<float> d0);
        InputColumn(p01, p11, p21, p31, out Vector512<float> a1, out Vector512<float> b1, out Vector512<float> c1, out Vector512<float> d1);
        InputColumn(p02, p12, p22, p32, out Vector512<float> a2, out Vector512<float> b2, out Vector512<float> c2, out Vector512<float> d2);
        InputColumn(p03, p13, p23, p33, out Vector512<float> a3, out Vector512<float> b3, out Vector512<float> c3, out Vector512<float> d3);
        InputRow(a0, a1, a2, a3, target, step);
        InputRow(b0, b1, b2, b3, target + (4 * step), step);
        InputRow(c0, c1, c2, c3, target + (8 * step), step);
        InputRow(d0, d1, d2, d3, target + (12 * step), step);
    }

    /// <summary>Aᵀ m A: the outputs of the upper and the lower row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(
        float* m, nint step, out Vector512<float> y00, out Vector512<float> y01, out Vector512<float> y10, out Vector512<float> y11)
    {
        OutputColumn(m, step, out Vector512<float> a0, out Vector512<float> b0);
        OutputColumn(m + step, step, out Vector512<float> a1, out Vector512<float> b1);
        OutputColumn(m + (2 * step), step, out Vector512<float> a2, out Vector512<float> b2);
        OutputColumn(m + (3 * step), step, out Vector512<float> a3, out Vector512<float> b3);
        y00 = a0 + a1 + a2;
        y01 = a1 - a2 - a3;
        y10 = b0 + b1 + b2;
        y11 = b1 - b2 - b3;
    }

    /// <summary>A y Aᵀ: what the outputs' gradients mean for the products.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gradient(Vector512<float> y00, Vector512<float> y01, Vector512<float> y10, Vector512<float> y11, float* target, nint step)
    {
        GradientRow(y00, y01, target, step);
        GradientRow(y00 + y10, y01 + y11, target + (4 * step), step);
        GradientRow(y00 - y10, y01 - y11, target + (8 * step), step);
        GradientRow(-y10, -y11, target + (12 * step), step);
    }

    /// <summary>G g Gᵀ of a kernel whose nine elements lie a number of floats apart.</summary>
    public static void Kernel(float* g, nint gStep, float* target, nint step)
    {
        KernelColumn(g, gStep * 3, out Vector512<float> a0, out Vector512<float> b0, out Vector512<float> c0, out Vector512<float> d0);
        KernelColumn(g + gStep, gStep * 3, out Vector512<float> a1, out Vector512<float> b1, out Vector512<float> c1, out Vector512<float> d1);
        KernelColumn(g + (2 * gStep), gStep * 3, out Vector512<float> a2, out Vector512<float> b2, out Vector512<float> c2, out Vector512<float> d2);
        KernelRow(a0, a1, a2, target, step);
        KernelRow(b0, b1, b2, target + (4 * step), step);
        KernelRow(c0, c1, c2, target + (8 * step), step);
        KernelRow(d0, d1, d2, target + (12 * step), step);
    }

    /// <summary>Gᵀ m G: a kernel's gradient from the products' gradients.</summary>
    public static void KernelGradient(float* m, nint step, float* target, nint targetStep)
    {
        KernelGradientColumn(m, 4 * step, out Vector512<float> a0, out Vector512<float> b0, out Vector512<float> c0);
        KernelGradientColumn(m + step, 4 * step, out Vector512<float> a1, out Vector512<float> b1, out Vector512<float> c1);
        KernelGradientColumn(m + (2 * step), 4 * step, out Vector512<float> a2, out Vector512<float> b2, out Vector512<float> c2);
        KernelGradientColumn(m + (3 * step), 4 * step, out Vector512<float> a3, out Vector512<float> b3, out Vector512<float> c3);
        KernelGradientRow(a0, a1, a2, a3, target, targetStep);
        KernelGradientRow(b0, b1, b2, b3, target + (3 * targetStep), targetStep);
        KernelGradientRow(c0, c1, c2, c3, target + (6 * targetStep), targetStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputColumn(
        float* p0, float* p1, float* p2, float* p3, out Vector512<float> a, out Vector512<float> b, out Vector512<float> c, out Vector512<float> d)
    {
        Vector512<float> v0 = Vector512.Load(p0);
        Vector512<float> v1 = Vector512.Load(p1);
        Vector512<float> v2 = Vector512.Load(p2);
        Vector512<float> v3 = Vector512.Load(p3);
        a = v0 - v2;
        b = v1 + v2;
        c = v2 - v1;
        d = v1 - v3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void InputRow(Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3, float* target, nint step)
    {
        (v0 - v2).Store(target);
        (v1 + v2).Store(target + step);
        (v2 - v1).Store(target + (2 * step));
        (v1 - v3).Store(target + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OutputColumn(float* m, nint step, out Vector512<float> a, out Vector512<float> b)
    {
        Vector512<float> v1 = Vector512.Load(m + (4 * step));
        Vector512<float> v2 = Vector512.Load(m + (8 * step));
        a = Vector512.Load(m) + v1 + v2;
        b = v1 - v2 - Vector512.Load(m + (12 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GradientRow(Vector512<float> left, Vector512<float> right, float* target, nint step)
    {
        left.Store(target);
        (left + right).Store(target + step);
        (left - right).Store(target + (2 * step));
        (-right).Store(target + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KernelColumn(
        float* g, nint step, out Vector512<float> a, out Vector512<float> b, out Vector512<float> c, out Vector512<float> d)
    {
        a = Vector512.Load(g);
        Vector512<float> middle = Vector512.Load(g + step);
        d = Vector512.Load(g + (2 * step));
        b = (a + d + middle) * 0.5f;
        c = (a + d - middle) * 0.5f;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KernelRow(Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, float* target, nint step)
    {
        v0.Store(target);
        ((v0 + v2 + v1) * 0.5f).Store(target + step);
        ((v0 + v2 - v1) * 0.5f).Store(target + (2 * step));
        v2.Store(target + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KernelGradientColumn(float* m, nint step, out Vector512<float> a, out Vector512<float> b, out Vector512<float> c)
    {
        Vector512<float> v1 = Vector512.Load(m + step) * 0.5f;
        Vector512<float> v2 = Vector512.Load(m + (2 * step)) * 0.5f;
        a = Vector512.Load(m) + v1 + v2;
        b = v1 - v2;
        c = v1 + v2 + Vector512.Load(m + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KernelGradientRow(
        Vector512<float> v0, Vector512<float> v1, Vector512<float> v2, Vector512<float> v3, float* target, nint step)
    {
        v1 *= 0.5f;
        v2 *= 0.5f;
        (v0 + v1 + v2).Store(target);
        (v1 - v2).Store(target + step);
        (v1 + v2 + v3).Store(target + (2 * step));
    }
}
