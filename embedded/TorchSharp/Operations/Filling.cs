using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Sets all elements of a tensor.</summary>
internal static unsafe class Filling
{
    public static void Fill(TensorBody target, Scalar value)
    {
        var work = new FillWork { Target = target, Value = value };
        if (target.IsChannelsLast)
        {
            target.Storage.ToRowMajor();
        }

        TypeSwitch.Numbers(target.Type, ref work, "fill");
        target.Storage.Version++;
        GC.KeepAlive(target);
    }

    /// <summary>start, start + step, … over a row-major tensor.</summary>
    public static void Sequence(TensorBody target, Scalar start, Scalar step)
    {
        var work = new SequenceWork { Target = target, Start = start, Step = step };
        TypeSwitch.Numbers(target.Type, ref work, "arange");
        GC.KeepAlive(target);
    }

    private struct FillWork : INumberWork
    {
        public TensorBody Target;
        public Scalar Value;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            T value = Target.Type == ScalarType.Bool ? (Value.IsZero ? T.Zero : T.One) : Value.To<T>();
            if (Target.IsContiguous)
            {
                T* data = Target.Data<T>();
                long count = Target.Count;
                for (long done = 0; done < count; done += int.MaxValue)
                {
                    new Span<T>(data + done, (int)Math.Min(int.MaxValue, count - done)).Fill(value);
                }

                return;
            }

            var walk = new StridedWalk(Target.Sizes, Target.Strides);
            if (walk.IsEmpty)
            {
                return;
            }

            do
            {
                T* target = Target.Data<T>() + walk.OffsetA;
                for (long i = 0; i < walk.Count; i++)
                {
                    target[i * walk.StepA] = value;
                }
            }
            while (walk.Next());
        }
    }

    private struct SequenceWork : INumberWork
    {
        public TensorBody Target;
        public Scalar Start;
        public Scalar Step;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            T* data = Target.Data<T>();
            long count = Target.Count;
            if (Target.Type.IsFloating())
            {
                double start = Start.To<double>();
                double step = Step.To<double>();
                for (long i = 0; i < count; i++)
                {
                    data[i] = T.CreateTruncating(start + (i * step));
                }
            }
            else
            {
                long start = Start.To<long>();
                long step = Step.To<long>();
                for (long i = 0; i < count; i++)
                {
                    data[i] = T.CreateTruncating(start + (i * step));
                }
            }
        }
    }
}
