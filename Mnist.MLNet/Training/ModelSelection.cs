namespace Mnist.MLNet.Training;

/// <summary>Which weights of a run the model gets.</summary>
public enum ModelSelection
{
    /// <summary>Those with the highest accuracy on the validation rows, the earlier of equals.</summary>
    Best,

    /// <summary>Those after the last step.</summary>
    Last,
}
