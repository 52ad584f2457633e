using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Work that is written once for all element types.</summary>
internal interface INumberWork
{
    void Run<T>()
        where T : unmanaged, INumber<T>;
}

/// <summary>Work that is written once for both floating point types.</summary>
internal interface IFloatWork
{
    void Run<T>()
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>Picks the .NET type of a tensor's elements at run time.</summary>
internal static class TypeSwitch
{
    /// <summary>Runs work on elements of a type; truth values are bytes of 0 and 1.</summary>
    public static void Numbers<TWork>(ScalarType type, ref TWork work, string operation)
        where TWork : struct, INumberWork, allows ref struct
    {
        switch (type)
        {
            case ScalarType.Float32:
                work.Run<float>();
                break;
            case ScalarType.Float64:
                work.Run<double>();
                break;
            case ScalarType.Int64:
                work.Run<long>();
                break;
            case ScalarType.Int32:
                work.Run<int>();
                break;
            case ScalarType.Int16:
                work.Run<short>();
                break;
            case ScalarType.Int8:
                work.Run<sbyte>();
                break;
            case ScalarType.Byte or ScalarType.Bool:
                work.Run<byte>();
                break;
            case ScalarType.Float16:
                work.Run<Half>();
                break;
            default:
                throw new NotImplementedException($"{operation} is not implemented for tensors of type {type}.");
        }
    }

    /// <summary>Runs work on elements of Float32 or Float64.</summary>
    public static void Floats<TWork>(ScalarType type, ref TWork work, string operation)
        where TWork : struct, IFloatWork, allows ref struct
    {
        switch (type)
        {
            case ScalarType.Float32:
                work.Run<float>();
                break;
            case ScalarType.Float64:
                work.Run<double>();
                break;
            default:
                throw new NotImplementedException($"{operation} is not implemented for tensors of type {type}; convert to Float32 or Float64.");
        }
    }
}
