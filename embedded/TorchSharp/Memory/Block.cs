using System.Numerics;

namespace TorchSharp.Engine;

/// <summary>
/// A piece of memory that the garbage collector neither moves nor clears, starting at a multiple of 64 bytes.
/// Blocks come in size classes, four to each power of two, and return to a pool from which the next tensor of that class takes them.
/// </summary>
internal sealed unsafe class Block
{
    private const int Alignment = 64;
    private const int SizeClasses = 4 * 64;
    private const long RetainedLimit = 512L << 20;

    private static readonly Stack<Block>[] Free = CreateStacks();
    private static long _retained;

    private readonly byte[] _array;
    private readonly int _sizeClass;

    private Block(int sizeClass)
    {
        long capacity = Capacity(sizeClass);
        if (capacity + Alignment > Array.MaxLength)
        {
            throw new InvalidOperationException($"A tensor of {capacity} bytes is larger than the {Array.MaxLength} bytes that one tensor may hold.");
        }

        _sizeClass = sizeClass;
        _array = GC.AllocateUninitializedArray<byte>((int)capacity + Alignment, pinned: true);
        nint start = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _array[0]);
        Pointer = (byte*)((start + Alignment - 1) & ~(Alignment - 1));
    }

    /// <summary>The first byte. It is valid as long as the block is reachable.</summary>
    public byte* Pointer { get; }

    /// <summary>A block of at least that many bytes, with whatever was in it before.</summary>
    public static Block Rent(long bytes)
    {
        int sizeClass = SizeClass(bytes);
        Stack<Block> stack = Free[sizeClass];
        lock (stack)
        {
            if (stack.TryPop(out Block? block))
            {
                Interlocked.Add(ref _retained, -Capacity(sizeClass));
                return block;
            }
        }

        return new Block(sizeClass);
    }

    /// <summary>Gives the block to the next one who asks. Nobody may hold its pointer any more.</summary>
    public void Return()
    {
        long capacity = Capacity(_sizeClass);
        if (Interlocked.Add(ref _retained, capacity) > RetainedLimit)
        {
            Interlocked.Add(ref _retained, -capacity);
            return;
        }

        lock (Free[_sizeClass])
        {
            Free[_sizeClass].Push(this);
        }
    }

    private static int SizeClass(long bytes)
    {
        long size = Math.Max(bytes, Alignment);
        int exponent = BitOperations.Log2((ulong)size);
        long quarter = 1L << (exponent - 2);
        return (4 * exponent) + (int)((size - (1L << exponent) + quarter - 1) / quarter);
    }

    private static long Capacity(int sizeClass)
    {
        int exponent = sizeClass / 4;
        return (1L << exponent) + ((sizeClass % 4) * (1L << (exponent - 2)));
    }

    private static Stack<Block>[] CreateStacks()
    {
        var stacks = new Stack<Block>[SizeClasses];
        for (int i = 0; i < stacks.Length; i++)
        {
            stacks[i] = new Stack<Block>();
        }

        return stacks;
    }
}
