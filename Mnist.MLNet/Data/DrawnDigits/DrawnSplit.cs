namespace Mnist.MLNet.Data;

/// <summary>Which of the two sets an image is drawn for; the same index gives different images in each.</summary>
internal enum DrawnSplit
{
    /// <summary>The training set, <c>train-*</c>.</summary>
    Train = 0,

    /// <summary>The test set, <c>t10k-*</c>.</summary>
    Test = 1,
}
