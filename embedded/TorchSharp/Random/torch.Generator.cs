using System.Runtime.InteropServices;
using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the generator of the process and returns it.</summary>
    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    /// <summary>Seeds the generator of the process from the system and returns the seed.</summary>
    public static long seed() => Generator.Default.seed();

    /// <summary>The seed of the generator of the process.</summary>
    public static long initial_seed() => Generator.Default.initial_seed();

    /// <summary>The state of the generator of the process as bytes.</summary>
    public static Tensor get_rng_state() => Generator.Default.get_state();

    /// <summary>Sets the generator of the process to a state that <see cref="get_rng_state"/> gave.</summary>
    public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);

    /// <summary>A stream of random numbers: torch's own on the CPU, so that one seed gives the same numbers there and here.</summary>
    public class Generator : IDisposable
    {
        private const int StateBytes = 8 + 4 + 4 + (MersenneTwister.StateLength * 4) + 8;

        private readonly MersenneTwister _engine;
        private readonly Lock _lock = new();
        private ulong _seed;

        /// <summary>A generator of its own.</summary>
        /// <param name="seed">The seed, of which the lower 32 bits count.</param>
        /// <param name="device">The device, which can only be the CPU.</param>
        public Generator(ulong seed = 0, Device? device = null)
        {
            Device.Check((device ?? CPU).type);
            _seed = seed;
            _engine = new MersenneTwister(seed);
        }

        /// <summary>The generator of the process.</summary>
        public static Generator Default { get; } = new(67280421310721);

        /// <summary>The device: the CPU.</summary>
        public Device device => CPU;

        /// <summary>Held by whoever draws several numbers that belong together.</summary>
        internal Lock Lock => _lock;

        /// <summary>A normal number that was drawn together with the last one and waits to be given out.</summary>
        internal double? SpareNormal { get; set; }

        internal MersenneTwister Engine => _engine;

        /// <summary>Starts the stream of a seed.</summary>
        public Generator manual_seed(long seed)
        {
            lock (_lock)
            {
                _seed = unchecked((ulong)seed);
                _engine.Seed(_seed);
                SpareNormal = null;
            }

            return this;
        }

        /// <summary>Starts a stream from a seed of the system's and returns that.</summary>
        public long seed()
        {
            long seed = System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue);
            manual_seed(seed);
            return seed;
        }

        /// <summary>The seed that the stream began with.</summary>
        public long initial_seed() => unchecked((long)_seed);

        /// <summary>The state as bytes.</summary>
        public Tensor get_state()
        {
            var bytes = new byte[StateBytes];
            lock (_lock)
            {
                using var writer = new BinaryWriter(new MemoryStream(bytes));
                writer.Write(_seed);
                writer.Write(_engine.Position);
                writer.Write(SpareNormal is null ? 0 : 1);
                writer.Write(MemoryMarshal.AsBytes(_engine.State));
                writer.Write(SpareNormal ?? 0);
            }

            return tensor(bytes);
        }

        /// <summary>Goes back to a state that <see cref="get_state"/> gave.</summary>
        public void set_state(Tensor value)
        {
            if (value.dtype != ScalarType.Byte || value.numel() != StateBytes)
            {
                throw new ArgumentException($"set_state: {StateBytes} bytes of a generator's state are expected, found {value.dtype} of shape {value.Body.Sizes}.", nameof(value));
            }

            using var reader = new BinaryReader(new MemoryStream(value.data<byte>().ToArray()));
            lock (_lock)
            {
                _seed = reader.ReadUInt64();
                int position = reader.ReadInt32();
                int spares = reader.ReadInt32();
                var state = new uint[MersenneTwister.StateLength];
                for (int i = 0; i < state.Length; i++)
                {
                    state[i] = reader.ReadUInt32();
                }

                _engine.Restore(state, Math.Clamp(position, 0, MersenneTwister.StateLength));
                double normal = reader.ReadDouble();
                SpareNormal = spares == 0 ? null : normal;
            }
        }

        /// <summary>Ends the use of the generator.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Ends the use of the generator.</summary>
        protected virtual void Dispose(bool disposing)
        {
        }
    }
}
