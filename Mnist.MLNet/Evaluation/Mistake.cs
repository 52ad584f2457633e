namespace Mnist.MLNet.Evaluation;

/// <summary>A row that was predicted wrong.</summary>
/// <param name="Row">The row's place in the judged data, counted from 0.</param>
/// <param name="Actual">Its class, counted from 0.</param>
/// <param name="Predicted">The class that it was taken for, counted from 0.</param>
/// <param name="Probability">How probable the model held that class, 0 to 1.</param>
public readonly record struct Mistake(long Row, int Actual, int Predicted, float Probability);
