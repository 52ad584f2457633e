using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

/// <summary>An example with every kind of column that objects can have.</summary>
internal sealed class Digit
{
    [VectorType(3)]
    public float[] Pixels { get; set; } = [];

    [KeyType(4)]
    public uint Label { get; set; }

    public string Name { get; set; } = "";

    [ColumnName("Weight")]
    public float Importance { get; set; } = 1;

    [NoColumn]
    public object? Tag { get; set; }

    public static IReadOnlyList<Digit> Some(int count)
        => [.. Enumerable.Range(0, count).Select(i => new Digit { Pixels = [i, 2 * i, 3 * i], Label = (uint)i % 4, Name = $"n{i}", Importance = i })];
}
