using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

/// <summary>Comparisons of tensors within a tolerance.</summary>
internal static class Near
{
    /// <summary>Fails where a tensor has another type or shape, or is off by more than a share of the larger of the element and the tensor's own scale.</summary>
    public static void Equal(Tensor expected, Tensor actual, double tolerance, string what)
    {
        Assert.True(expected.dtype == actual.dtype, $"{what}: {expected.dtype} was expected, {actual.dtype} found.");
        Assert.True(expected.shape.SequenceEqual(actual.shape), $"{what}: shape [{string.Join(", ", expected.shape)}] was expected, [{string.Join(", ", actual.shape)}] found.");
        double[] wanted = Values(expected);
        double[] found = Values(actual);
        double scale = wanted.Length == 0 ? 0 : Math.Sqrt(wanted.Where(double.IsFinite).Select(value => value * value).DefaultIfEmpty(0).Average());
        for (int i = 0; i < wanted.Length; i++)
        {
            double allowed = (tolerance * Math.Max(Math.Abs(wanted[i]), scale)) + 1e-9;
            bool same = wanted[i].Equals(found[i]) || Math.Abs(wanted[i] - found[i]) <= allowed;
            Assert.True(same, $"{what}: element {i} is {found[i]:g9}, {wanted[i]:g9} was expected.");
        }
    }

    private static double[] Values(Tensor tensor)
    {
        using Tensor doubles = tensor.detach().to_type(ScalarType.Float64, copy: true);
        return doubles.data<double>().ToArray();
    }
}
