// A program that knows ML.NET and not a word of this library, which it only references: loads a model and predicts images.
//   ZIP PIXELS SCORES: the model, images as raw float32, the file for their probabilities. Prints the predicted keys.
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

var ml = new MLContext();
var model = ml.Model.Load(args[0], out _);

float[] pixels = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(args[1])).ToArray();
var images = ml.Data.LoadFromEnumerable(pixels.Chunk(784).Select(image => new Image { Pixels = image }));
var predicted = model.Transform(images);

float[] scores = [.. predicted.GetColumn<float[]>("Score").SelectMany(score => score)];
File.WriteAllBytes(args[2], MemoryMarshal.AsBytes(scores.AsSpan()).ToArray());
Console.WriteLine(string.Join(' ', predicted.GetColumn<uint>("PredictedLabel")));

internal sealed class Image
{
    [VectorType(28, 28)]
    public float[] Pixels { get; set; } = [];
}
