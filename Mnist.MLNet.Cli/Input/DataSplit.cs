namespace Mnist.MLNet.Cli.Input;

/// <summary>A part of a data set.</summary>
internal enum DataSplit
{
    /// <summary>The images to test on.</summary>
    Test,

    /// <summary>The images to train on.</summary>
    Train,
}
