namespace Mnist.MLNet.Evaluation;

/// <summary>Keeps those of many mistakes that the model was surest of.</summary>
internal sealed class ConfidentMistakes
{
    private const int Kept = 16;

    // the least sure of them first
    private readonly PriorityQueue<Mistake, (float Probability, long Row)> _queue = new(Comparer<(float Probability, long Row)>.Create(
        (a, b) => a.Probability != b.Probability ? a.Probability.CompareTo(b.Probability) : b.Row.CompareTo(a.Row)));

    public void Add(Mistake mistake)
    {
        _queue.Enqueue(mistake, (mistake.Probability, mistake.Row));
        if (_queue.Count > Kept)
        {
            _queue.Dequeue();
        }
    }

    /// <summary>The kept ones, the surest first.</summary>
    public IReadOnlyList<Mistake> Ordered() =>
        [.. _queue.UnorderedItems.Select(item => item.Element).OrderByDescending(mistake => mistake.Probability).ThenBy(mistake => mistake.Row)];
}
