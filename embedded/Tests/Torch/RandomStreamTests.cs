using TorchSharp;
using TorchSharp.Engine;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

[Collection(ProcessWideState.Name)]
public class RandomStreamTests
{
    [Fact]
    public void The_ten_thousandth_number_is_the_one_that_the_C_plus_plus_standard_names()
    {
        var engine = new MersenneTwister(5489);
        uint last = 0;
        for (int i = 0; i < 10_000; i++)
        {
            last = engine.Next();
        }

        Assert.Equal(4123659995u, last);
    }

    [Fact]
    public void Numbers_drawn_many_at_a_time_are_those_drawn_one_by_one()
    {
        var engine = new MersenneTwister(7);
        var one = new MersenneTwister(7);
        foreach (int count in (int[])[1, 15, 16, 17, 623, 624, 625, 3, 2000, 0, 5])
        {
            var numbers = new uint[count];
            engine.Next(numbers);
            Assert.All(numbers, number => Assert.Equal(one.Next(), number));
            Assert.Equal(one.Next(), engine.Next());
        }
    }

    [Theory]
    [InlineData(0.25, 1)]
    [InlineData(0.5, 20)]
    [InlineData(0.9, 48)]
    [InlineData(1, 3)]
    public void Dropout_keeps_what_numbers_drawn_one_by_one_in_row_major_order_would_keep(double p, int channels)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = rand(3, channels, 5, 7).add(1);
        Tensor input = nn.functional.max_pool2d(rows, 1).requires_grad_();
        manual_seed(11);
        Tensor output = nn.functional.dropout(input, p);
        output.sum().backward();
        var engine = new MersenneTwister(11);
        float[] values = input.detach().clone().data<float>().ToArray();
        float[] kept = output.detach().clone().data<float>().ToArray();
        float[] gradient = input.grad!.clone().data<float>().ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            double drawn = (engine.Next64() & ((1ul << 53) - 1)) * (1.0 / (1ul << 53));
            float mask = drawn < 1 - p ? 1 / (float)(1 - p) : 0;
            Assert.Equal(values[i] * mask, kept[i]);
            Assert.Equal(mask, gradient[i]);
        }

        Assert.Equal(engine.Next(), Generator.Default.Engine.Next());
    }
}
