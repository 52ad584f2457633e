using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

/// <summary>Gradients are what small changes of the inputs do to the result.</summary>
public class GradientTests
{
    private const double Step = 1e-2;
    private const int Samples = 12;

    public static TheoryData<string> Cases => [.. OperationCases.All.Keys.Where(name => Fixture.Operations.Has($"{name}/dout"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_agree_with_finite_differences(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        Func<Tensor[], Tensor> operation = OperationCases.All[name];
        Tensor[] inputs = [.. OperationTests.Inputs(name)];
        Tensor direction = Fixture.Operations[$"{name}/dout"];
        operation(inputs).backward([direction]);
        int compared = 0;
        int kinks = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (!Fixture.Operations.Has($"{name}/grad{i}") || inputs[i].numel() == 0)
            {
                continue;
            }

            double[] gradient = inputs[i].grad!.to_type(float64, copy: true).data<double>().ToArray();
            double scale = Math.Max(1, gradient.Max(Math.Abs));
            long stride = Math.Max(1, inputs[i].numel() / Samples);
            for (long at = 0; at < inputs[i].numel(); at += stride)
            {
                (double wide, double wideBend) = Slope(operation, inputs, i, at, direction, Step);
                (double narrow, double bend) = Slope(operation, inputs, i, at, direction, Step / 2);

                // Where the function is smooth, both sides come together as the step shrinks.
                if (Math.Abs(wide - narrow) > 1e-2 * scale || (bend > 1e-2 * scale && bend > 0.75 * wideBend))
                {
                    kinks++;
                    continue;
                }

                compared++;
                Assert.True(
                    Math.Abs(narrow - gradient[at]) < 1e-2 * scale,
                    $"{name}: the gradient of element {at} of input {i} is {gradient[at]:g5}, small changes say {narrow:g5}.");
            }
        }

        Assert.True(compared + kinks == 0 || compared > kinks, $"{name}: {kinks} of {compared + kinks} places could not be compared.");
    }

    /// <summary>The slope at a place, and how much the slopes on its two sides differ.</summary>
    private static (double Slope, double Bend) Slope(Func<Tensor[], Tensor> operation, Tensor[] inputs, int input, long at, Tensor direction, double step)
    {
        using IDisposable mode = no_grad();
        double before = Moved(operation, inputs, input, at, direction, -step);
        double here = Moved(operation, inputs, input, at, direction, 0);
        double after = Moved(operation, inputs, input, at, direction, step);
        return ((after - before) / (2 * step), Math.Abs(after + before - (2 * here)) / step);
    }

    private static double Moved(Func<Tensor[], Tensor> operation, Tensor[] inputs, int input, long at, Tensor direction, double step)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor[] moved = [.. inputs];
        Tensor flat = inputs[input].detach().clone().reshape(-1);
        flat[at] = flat[at] + step;
        moved[input] = flat.reshape(inputs[input].shape);
        Tensor result = operation(moved);
        return result.shape.SequenceEqual(direction.shape) ? result.to_type(float64).mul(direction).sum().ToDouble() : double.NaN;
    }
}
