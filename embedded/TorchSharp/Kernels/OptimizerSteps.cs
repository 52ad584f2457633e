using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>One step of an optimiser over n parameters, everything in a single pass over memory; with a <see cref="FlatPass"/>, one for all tensors. Formulas and defaults are torch.optim's.</summary>
internal static unsafe class OptimizerSteps
{
    /// <summary>Adam, and AdamW when <paramref name="decoupled"/> is set.</summary>
    /// <param name="p">Parameters.</param>
    /// <param name="g">Gradients; not changed.</param>
    /// <param name="m">Running mean of the gradients.</param>
    /// <param name="v">Running mean of their squares.</param>
    /// <param name="vMax">Largest v so far (amsgrad), or null.</param>
    /// <param name="n">How many.</param>
    /// <param name="step">1 for the first step.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <param name="beta1">Decay of m.</param>
    /// <param name="beta2">Decay of v.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="weightDecay">Weight decay.</param>
    /// <param name="decoupled">Whether decay shrinks the parameters (AdamW) instead of joining the gradient (Adam).</param>
    /// <param name="maximize">Whether the step climbs.</param>
    /// <param name="pass">Where to put the step for later; null to do it now.</param>
    public static void Adam(
        float* p, float* g, float* m, float* v, float* vMax, long n, long step,
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool decoupled, bool maximize, FlatPass? pass = null) =>
        FlatPass.Run(
            pass,
            new AdamOperation
            {
                P = p,
                G = g,
                M = m,
                V = v,
                VMax = vMax,
                Shrink = decoupled ? (float)(1 - (learningRate * weightDecay)) : 1,
                Decay = decoupled ? 0 : (float)weightDecay,
                Sign = maximize ? -1 : 1,
                Beta1 = (float)beta1,
                OneMinusBeta1 = (float)(1 - beta1),
                Beta2 = (float)beta2,
                OneMinusBeta2 = (float)(1 - beta2),
                InverseRoot = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step))),
                Epsilon = (float)epsilon,
                Rate = (float)(learningRate / (1 - Math.Pow(beta1, step))),
            },
            n);

    /// <summary>Stochastic gradient descent.</summary>
    /// <param name="p">Parameters.</param>
    /// <param name="g">Gradients; not changed.</param>
    /// <param name="buffer">Momentum buffer, or null when momentum is 0.</param>
    /// <param name="n">How many.</param>
    /// <param name="first">Whether the buffer holds nothing yet.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <param name="momentum">Momentum.</param>
    /// <param name="dampening">Dampening of the momentum.</param>
    /// <param name="weightDecay">Weight decay.</param>
    /// <param name="nesterov">Whether to look ahead.</param>
    /// <param name="maximize">Whether the step climbs.</param>
    /// <param name="pass">Where to put the step for later; null to do it now.</param>
    public static void Sgd(
        float* p, float* g, float* buffer, long n, bool first,
        double learningRate, double momentum, double dampening, double weightDecay, bool nesterov, bool maximize, FlatPass? pass = null) =>
        FlatPass.Run(
            pass,
            new SgdOperation
            {
                P = p,
                G = g,
                Buffer = buffer,
                Decay = (float)weightDecay,
                Sign = maximize ? -1 : 1,
                Keep = first ? 0 : (float)momentum,
                Take = first ? 1 : (float)(1 - dampening),
                First = first,
                Momentum = (float)momentum,
                Nesterov = nesterov,
                Rate = (float)learningRate,
            },
            n);

    /// <summary>RMSprop.</summary>
    /// <param name="p">Parameters.</param>
    /// <param name="g">Gradients; not changed.</param>
    /// <param name="square">Running mean of squared gradients.</param>
    /// <param name="average">Running mean of gradients (centred form), or null.</param>
    /// <param name="buffer">Momentum buffer, or null when momentum is 0.</param>
    /// <param name="n">How many.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <param name="alpha">Decay of the running means.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="weightDecay">Weight decay.</param>
    /// <param name="momentum">Momentum.</param>
    /// <param name="maximize">Whether the step climbs.</param>
    /// <param name="pass">Where to put the step for later; null to do it now.</param>
    public static void RmsProp(
        float* p, float* g, float* square, float* average, float* buffer, long n,
        double learningRate, double alpha, double epsilon, double weightDecay, double momentum, bool maximize, FlatPass? pass = null) =>
        FlatPass.Run(
            pass,
            new RmsPropOperation
            {
                P = p,
                G = g,
                Square = square,
                Average = average,
                Buffer = buffer,
                Decay = (float)weightDecay,
                Sign = maximize ? -1 : 1,
                Alpha = (float)alpha,
                OneMinusAlpha = (float)(1 - alpha),
                Epsilon = (float)epsilon,
                Momentum = (float)momentum,
                Rate = (float)learningRate,
            },
            n);

    /// <summary>Adagrad.</summary>
    /// <param name="p">Parameters.</param>
    /// <param name="g">Gradients; not changed.</param>
    /// <param name="sum">Sum of squared gradients.</param>
    /// <param name="n">How many.</param>
    /// <param name="step">1 for the first step.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <param name="learningRateDecay">The rate is divided by 1 + (step − 1) · this.</param>
    /// <param name="weightDecay">Weight decay.</param>
    /// <param name="epsilon">Added to the denominator.</param>
    /// <param name="pass">Where to put the step for later; null to do it now.</param>
    public static void Adagrad(
        float* p, float* g, float* sum, long n, long step, double learningRate, double learningRateDecay, double weightDecay, double epsilon, FlatPass? pass = null) =>
        FlatPass.Run(
            pass,
            new AdagradOperation
            {
                P = p,
                G = g,
                Sum = sum,
                Decay = (float)weightDecay,
                Epsilon = (float)epsilon,
                Rate = (float)(learningRate / (1 + ((step - 1) * learningRateDecay))),
            },
            n);

    private struct AdamOperation : IFlatOperation
    {
        public float* P, G, M, V, VMax;
        public float Shrink, Decay, Sign, Beta1, OneMinusBeta1, Beta2, OneMinusBeta2, InverseRoot, Epsilon, Rate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(P + i) * Shrink;
            Vector512<float> g = (TLanes.Load(G + i) * Sign) + (p * Decay);
            Vector512<float> m = (TLanes.Load(M + i) * Beta1) + (g * OneMinusBeta1);
            Vector512<float> v = (TLanes.Load(V + i) * Beta2) + (g * g * OneMinusBeta2);
            TLanes.Store(M + i, m);
            TLanes.Store(V + i, v);
            if (VMax != null)
            {
                v = Vector512.Max(v, TLanes.Load(VMax + i));
                TLanes.Store(VMax + i, v);
            }

            Vector512<float> denominator = (Vector512.Sqrt(v) * InverseRoot) + Vector512.Create(Epsilon);
            TLanes.Store(P + i, p - (m * Rate / denominator));
        }
    }

    private struct SgdOperation : IFlatOperation
    {
        public float* P, G, Buffer;
        public float Decay, Sign, Keep, Take, Momentum, Rate;
        public bool First, Nesterov;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(P + i);
            Vector512<float> g = (TLanes.Load(G + i) * Sign) + (p * Decay);
            if (Buffer != null)
            {
                // What an unused buffer holds may be NaN, which 0 · NaN would keep.
                Vector512<float> buffer = First ? g : (TLanes.Load(Buffer + i) * Keep) + (g * Take);
                TLanes.Store(Buffer + i, buffer);
                g = Nesterov ? g + (buffer * Momentum) : buffer;
            }

            TLanes.Store(P + i, p - (g * Rate));
        }
    }

    private struct RmsPropOperation : IFlatOperation
    {
        public float* P, G, Square, Average, Buffer;
        public float Decay, Sign, Alpha, OneMinusAlpha, Epsilon, Momentum, Rate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(P + i);
            Vector512<float> g = (TLanes.Load(G + i) * Sign) + (p * Decay);
            Vector512<float> square = (TLanes.Load(Square + i) * Alpha) + (g * g * OneMinusAlpha);
            TLanes.Store(Square + i, square);
            if (Average != null)
            {
                Vector512<float> average = (TLanes.Load(Average + i) * Alpha) + (g * OneMinusAlpha);
                TLanes.Store(Average + i, average);
                square -= average * average;
            }

            Vector512<float> change = g / (Vector512.Sqrt(square) + Vector512.Create(Epsilon));
            if (Buffer != null)
            {
                change += TLanes.Load(Buffer + i) * Momentum;
                TLanes.Store(Buffer + i, change);
            }

            TLanes.Store(P + i, p - (change * Rate));
        }
    }

    private struct AdagradOperation : IFlatOperation
    {
        public float* P, G, Sum;
        public float Decay, Epsilon, Rate;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Step<TLanes>(long i)
            where TLanes : struct, ILanes
        {
            Vector512<float> p = TLanes.Load(P + i);
            Vector512<float> g = TLanes.Load(G + i) + (p * Decay);
            Vector512<float> sum = TLanes.Load(Sum + i) + (g * g);
            TLanes.Store(Sum + i, sum);
            TLanes.Store(P + i, p - (g * Rate / (Vector512.Sqrt(sum) + Vector512.Create(Epsilon))));
        }
    }
}
