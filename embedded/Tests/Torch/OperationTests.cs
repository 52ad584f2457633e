using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

/// <summary>Every operation gives PyTorch's results and gradients.</summary>
public class OperationTests
{
    public static TheoryData<string> Cases => [.. OperationCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_operation_gives_the_results_and_gradients_of_PyTorch(string name)
    {
        Fixture fixture = Fixture.Operations;
        using DisposeScope scope = NewDisposeScope();
        Tensor[] inputs = [.. Inputs(name)];
        Tensor result = OperationCases.All[name](inputs);
        Near.Equal(fixture[$"{name}/out"], result, 1e-5, $"{name}: result");
        if (!fixture.Has($"{name}/dout"))
        {
            return;
        }

        result.backward([fixture[$"{name}/dout"]]);
        for (int i = 0; i < inputs.Length; i++)
        {
            if (fixture.Has($"{name}/grad{i}"))
            {
                Near.Equal(fixture[$"{name}/grad{i}"], inputs[i].grad!, 1e-5, $"{name}: gradient of input {i}");
            }
        }
    }

    [Fact]
    public void Every_case_of_the_fixture_is_tested()
    {
        IEnumerable<string> names = Fixture.Operations.Names.Select(key => key[..key.IndexOf('/', StringComparison.Ordinal)]).Distinct();
        Assert.Empty(names.Except(OperationCases.All.Keys));
    }

    internal static IEnumerable<Tensor> Inputs(string name)
    {
        for (int i = 0; Fixture.Operations.Has($"{name}/in{i}"); i++)
        {
            Tensor input = Fixture.Operations[$"{name}/in{i}"];
            yield return input.is_floating_point() ? input.requires_grad_() : input;
        }
    }
}
