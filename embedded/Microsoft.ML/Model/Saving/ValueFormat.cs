using Microsoft.ML.Data;

namespace Microsoft.ML.Model;

/// <summary>Finds how a model file holds values of a type.</summary>
internal static class ValueFormat
{
    public static ValueFormat<T> Of<T>()
    {
        if (typeof(T) == typeof(ReadOnlyMemory<char>))
        {
            return (ValueFormat<T>)(object)new TextFormat();
        }
        bool isVector = typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(VBuffer<>);
        return (ValueFormat<T>)(isVector
            ? Generic.Call(typeof(ValueFormat), nameof(OfVector), typeof(T).GetGenericArguments())
            : Generic.Call(typeof(ValueFormat), nameof(OfPlain), [typeof(T)]))!;
    }

    private static VectorFormat<T> OfVector<T>() => new();

    private static PlainFormat<T> OfPlain<T>()
        where T : unmanaged
        => new();
}
