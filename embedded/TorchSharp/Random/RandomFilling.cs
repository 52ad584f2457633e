using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Fills row-major tensors with random numbers, number for number as torch does on the CPU.</summary>
internal static unsafe class RandomFilling
{
    /// <summary>From this length on, torch draws normal numbers in blocks of 16.</summary>
    private const int BlockLength = 16;

    /// <summary>Even on [0, 1): 24 random bits for Float32, 53 for Float64.</summary>
    public static void Uniform(TensorBody target, Generator generator) => Uniform(target, generator, 0, 1);

    /// <summary>Even on [from, to).</summary>
    public static void Uniform(TensorBody target, Generator generator, double from, double to)
    {
        lock (generator.Lock)
        {
            MersenneTwister engine = generator.Engine;
            if (target.Type == ScalarType.Float32)
            {
                // The range is rounded to single precision, the result only once more.
                float low = (float)from;
                double range = (float)to - low;
                float* data = target.Floats;
                for (long i = 0; i < target.Count; i++)
                {
                    data[i] = (float)((UniformSingle(engine) * range) + low);
                }
            }
            else
            {
                CheckDouble(target, "uniform_");
                double* data = target.Data<double>();
                for (long i = 0; i < target.Count; i++)
                {
                    data[i] = (UniformDouble(engine) * (to - from)) + from;
                }
            }
        }

        Changed(target);
    }

    public static void Normal(TensorBody target, Generator generator) => Normal(target, generator, 0, 1);

    /// <summary>Normal numbers of a mean and a standard deviation.</summary>
    public static void Normal(TensorBody target, Generator generator, double mean, double deviation)
    {
        lock (generator.Lock)
        {
            if (target.Type == ScalarType.Float32)
            {
                if (target.Count >= BlockLength)
                {
                    NormalBlocks(target.Floats, target.Count, generator.Engine, (float)mean, (float)deviation);
                }
                else
                {
                    for (long i = 0; i < target.Count; i++)
                    {
                        target.Floats[i] = (float)((NextNormal(generator) * deviation) + mean);
                    }
                }
            }
            else
            {
                CheckDouble(target, "normal_");
                double* data = target.Data<double>();
                if (target.Count >= BlockLength)
                {
                    NormalBlocks(data, target.Count, generator.Engine, mean, deviation);
                }
                else
                {
                    for (long i = 0; i < target.Count; i++)
                    {
                        data[i] = (NextNormal(generator) * deviation) + mean;
                    }
                }
            }
        }

        Changed(target);
    }

    /// <summary>Whole numbers of [low, high).</summary>
    public static void Integers(TensorBody target, Generator generator, long low, long high)
    {
        if (low >= high)
        {
            throw new ArgumentException($"random: the range from {low} up to, but without, {high} is empty.");
        }

        ulong range = unchecked((ulong)high - (ulong)low);
        lock (generator.Lock)
        {
            var work = new IntegerWork { Target = target, Engine = generator.Engine, Low = low, Range = range };
            TypeSwitch.Numbers(target.Type, ref work, "random_");
        }

        Changed(target);
    }

    /// <summary>1 with probability p, else 0.</summary>
    public static void Bernoulli(TensorBody target, Generator generator, double p)
    {
        if (p is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), $"bernoulli: a probability of 0 to 1 is expected, found {p}.");
        }

        lock (generator.Lock)
        {
            if (target.Type == ScalarType.Float32)
            {
                BernoulliSingles(target.Floats, target.Count, generator.Engine, p, 1);
            }
            else
            {
                var work = new BernoulliWork { Target = target, Engine = generator.Engine, Probability = p };
                TypeSwitch.Numbers(target.Type, ref work, "bernoulli_");
            }
        }

        Changed(target);
    }

    /// <summary>Fills a row-major float tensor: a value with probability p, else 0.</summary>
    public static void Bernoulli(TensorBody target, Generator generator, double p, float value)
    {
        lock (generator.Lock)
        {
            BernoulliSingles(target.Floats, target.Count, generator.Engine, p, value);
        }

        Changed(target);
    }

    /// <summary>The numbers 0 … n − 1 in random order.</summary>
    public static void Permutation(TensorBody target, Generator generator)
    {
        Filling.Sequence(target, 0, 1);
        lock (generator.Lock)
        {
            var work = new PermutationWork { Target = target, Engine = generator.Engine };
            TypeSwitch.Numbers(target.Type, ref work, "randperm");
        }

        Changed(target);
    }

    /// <summary>
    /// Each element compares the low 53 of 64 bits with p · 2⁵³, the same as their quotient by 2⁵³ with p. Of the 64 bits the first number drawn is
    /// the high half, so that two numbers in memory are one with its halves exchanged.
    /// </summary>
    private static void BernoulliSingles(float* data, long count, MersenneTwister engine, double p, float value)
    {
        const int Block = 312;
        const ulong Bits = (1ul << 53) - 1;
        ulong limit = (ulong)Math.Ceiling(p * (1ul << 53));
        Span<ulong> drawn = stackalloc ulong[Block];
        ref ulong first = ref MemoryMarshal.GetReference(drawn);
        for (long start = 0; start < count; start += Block)
        {
            int length = (int)Math.Min(Block, count - start);
            engine.Next(MemoryMarshal.Cast<ulong, uint>(drawn[..length]));
            float* target = data + start;
            int i = 0;
            for (; i <= length - 16; i += 16)
            {
                Vector512<uint> chosen = Vector512.Narrow(Chosen(ref first, i, limit), Chosen(ref first, i + 8, limit));
                (chosen & Vector512.Create(value).AsUInt32()).AsSingle().Store(target + i);
            }

            for (; i < length; i++)
            {
                target[i] = (BitOperations.RotateLeft(drawn[i], 32) & Bits) < limit ? value : 0;
            }
        }

        static Vector512<ulong> Chosen(ref ulong drawn, int i, ulong limit)
        {
            Vector512<ulong> pairs = Vector512.LoadUnsafe(ref drawn, (nuint)i);
            Vector512<ulong> numbers = ((pairs << 32) | (pairs >> 32)) & Vector512.Create(Bits);
            return Vector512.LessThan(numbers.AsInt64(), Vector512.Create((long)limit)).AsUInt64();
        }
    }

    private static float UniformSingle(MersenneTwister engine) => (engine.Next() & ((1u << 24) - 1)) * (1f / (1 << 24));

    private static double UniformDouble(MersenneTwister engine) => (engine.Next64() & ((1ul << 53) - 1)) * (1.0 / (1ul << 53));

    /// <summary>Box-Muller in double precision; of each pair the cosine comes first and the sine waits.</summary>
    private static double NextNormal(Generator generator)
    {
        if (generator.SpareNormal is { } spare)
        {
            generator.SpareNormal = null;
            return spare;
        }

        double u1 = UniformDouble(generator.Engine);
        double u2 = UniformDouble(generator.Engine);
        double radius = Math.Sqrt(-2 * Math.Log(1 - u2));
        double angle = 2 * Math.PI * u1;
        generator.SpareNormal = radius * Math.Sin(angle);
        return radius * Math.Cos(angle);
    }

    /// <summary>Box-Muller on blocks of 16 even numbers: the first eight give the radius, the last eight the angle.</summary>
    private static void NormalBlocks<T>(T* data, long count, MersenneTwister engine, T mean, T deviation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (long i = 0; i < count; i++)
        {
            data[i] = NextUniform<T>(engine);
        }

        for (long i = 0; i <= count - BlockLength; i += BlockLength)
        {
            NormalBlock(data + i, mean, deviation);
        }

        if (count % BlockLength != 0)
        {
            // The last block is drawn anew and overlaps the one before.
            T* last = data + count - BlockLength;
            for (int i = 0; i < BlockLength; i++)
            {
                last[i] = NextUniform<T>(engine);
            }

            NormalBlock(last, mean, deviation);
        }
    }

    private static T NextUniform<T>(MersenneTwister engine)
        where T : unmanaged, IFloatingPointIeee754<T>
        => typeof(T) == typeof(float) ? T.CreateTruncating(UniformSingle(engine)) : T.CreateTruncating(UniformDouble(engine));

    private static void NormalBlock<T>(T* block, T mean, T deviation)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int j = 0; j < 8; j++)
        {
            T radius = T.Sqrt(T.CreateTruncating(-2) * T.Log(T.One - block[j]));
            T angle = T.CreateTruncating(2 * Math.PI) * block[j + 8];
            block[j] = (radius * T.Cos(angle) * deviation) + mean;
            block[j + 8] = (radius * T.Sin(angle) * deviation) + mean;
        }
    }

    private static void CheckDouble(TensorBody target, string operation)
    {
        if (target.Type != ScalarType.Float64)
        {
            throw new NotImplementedException($"{operation} is not implemented for tensors of type {target.Type}; use Float32 or Float64.");
        }
    }

    private static void Changed(TensorBody target)
    {
        target.Storage.Version++;
        GC.KeepAlive(target);
    }

    private struct IntegerWork : INumberWork
    {
        public TensorBody Target;
        public MersenneTwister Engine;
        public long Low;
        public ulong Range;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            T* data = Target.Data<T>();
            for (long i = 0; i < Target.Count; i++)
            {
                ulong drawn = Range >= 1ul << 32 ? Engine.Next64() : Engine.Next();
                data[i] = T.CreateTruncating((long)(drawn % Range) + Low);
            }
        }
    }

    private struct BernoulliWork : INumberWork
    {
        public TensorBody Target;
        public MersenneTwister Engine;
        public double Probability;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            T* data = Target.Data<T>();
            for (long i = 0; i < Target.Count; i++)
            {
                data[i] = UniformDouble(Engine) < Probability ? T.One : T.Zero;
            }
        }
    }

    private struct PermutationWork : INumberWork
    {
        public TensorBody Target;
        public MersenneTwister Engine;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            T* data = Target.Data<T>();
            long n = Target.Count;
            for (long i = 0; i < n - 1; i++)
            {
                long other = i + (long)(Engine.Next() % (ulong)(n - i));
                (data[i], data[other]) = (data[other], data[i]);
            }
        }
    }
}
