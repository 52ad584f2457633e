namespace Microsoft.ML.Data;

/// <summary>Compares texts by their UTF-16 units.</summary>
internal sealed class TextComparer : IEqualityComparer<ReadOnlyMemory<char>>, IComparer<ReadOnlyMemory<char>>
{
    public static readonly TextComparer Instance = new();

    public bool Equals(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceEqual(y.Span);

    public int GetHashCode(ReadOnlyMemory<char> obj) => string.GetHashCode(obj.Span);

    public int Compare(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceCompareTo(y.Span);

    public static IEqualityComparer<T> EqualityOf<T>() => Instance as IEqualityComparer<T> ?? EqualityComparer<T>.Default;

    public static IComparer<T> OrderOf<T>() => Instance as IComparer<T> ?? Comparer<T>.Default;
}
