namespace Mnist.MLNet.Recipes.Settings;

/// <summary>What a setting is about.</summary>
public enum SettingGroup
{
    /// <summary>How the network is made.</summary>
    Network,

    /// <summary>How pixels are normalised.</summary>
    Preprocessing,

    /// <summary>How the training images are changed at random.</summary>
    Augmentation,

    /// <summary>Epochs, batches, loss.</summary>
    Training,

    /// <summary>The optimiser and its parameters.</summary>
    Optimizer,

    /// <summary>The course of the learning rate.</summary>
    Schedule,

    /// <summary>How models are judged and chosen.</summary>
    Evaluation,
}
