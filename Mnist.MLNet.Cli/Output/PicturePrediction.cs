using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Cli.Output;

/// <summary>What a model takes a digit of a picture for.</summary>
/// <param name="Picture">The picture's file.</param>
/// <param name="Digit">The digit's place in the picture, from the left, counted from 1.</param>
/// <param name="Image">What the network saw.</param>
/// <param name="Prediction">What it took that for.</param>
internal sealed record PicturePrediction(string Picture, int Digit, PreparedDigit Image, Prediction Prediction);
