namespace Microsoft.ML.Data;

/// <summary>Finds how to copy values of a type.</summary>
internal static class VectorCopy
{
    /// <summary>Copies the contents of vectors; takes every other value as it is.</summary>
    public static ValueCopy<T> Of<T>()
        => typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(VBuffer<>)
            ? (ValueCopy<T>)Generic.Call(typeof(VectorCopy), nameof(OfVectors), typeof(T).GetGenericArguments())!
            : (in source, ref destination) => destination = source;

    private static ValueCopy<VBuffer<T>> OfVectors<T>() => (in source, ref destination) => source.CopyTo(ref destination);
}
