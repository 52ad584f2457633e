namespace Mnist.MLNet.Training;

/// <summary>Why a training run ended.</summary>
public enum TrainingEnding
{
    /// <summary>All epochs were run.</summary>
    Finished,

    /// <summary>The accuracy on the validation rows had not risen for as many epochs as <see cref="TorchClassifierOptions.Patience"/> allows.</summary>
    OutOfPatience,

    /// <summary>An observer stopped it.</summary>
    Stopped,
}
