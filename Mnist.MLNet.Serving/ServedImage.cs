using Mnist.MLNet.Pictures;

namespace Mnist.MLNet.Serving;

/// <summary>An image of a request.</summary>
/// <param name="Pixels">784 pixels from 0 to 255.</param>
/// <param name="Digit">Where it came from in its picture; null for images that were sent as numbers.</param>
/// <param name="Picture">The name of its picture; null where there is none.</param>
internal readonly record struct ServedImage(float[] Pixels, PreparedDigit? Digit, string? Picture);
