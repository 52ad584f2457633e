namespace Mnist.MLNet.Data;

/// <summary>The order in which cursors go over rows: as stored, or a permutation of all of them.</summary>
internal readonly struct RowOrder
{
    private readonly int[]? _permutation;

    /// <summary>Takes the stored order, or with <paramref name="random"/> one of all permutations, each as likely as the others (Fisher and Yates).</summary>
    public RowOrder(int count, Random? random)
    {
        Count = count;
        if (random is null)
        {
            return;
        }

        _permutation = new int[count];
        for (int i = 0; i < count; i++)
        {
            int j = random.Next(i + 1);
            _permutation[i] = _permutation[j];
            _permutation[j] = i;
        }
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The row that comes at <paramref name="place"/>.</summary>
    public int this[int place] => _permutation is null ? place : _permutation[place];
}
