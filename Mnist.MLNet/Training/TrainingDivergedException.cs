namespace Mnist.MLNet.Training;

/// <summary>The loss stopped being a number, so that training could not go on.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One line: where it happened and what to do.</param>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }
}
