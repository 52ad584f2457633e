using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Mnist.Embedded.Tests.Torch;

public class FusedLayersTests
{
    public static TheoryData<string, bool> Sequences
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (string name in new[] { "conv relu", "conv norm relu", "conv norm", "winograd relu", "winograd norm relu", "winograd relu pool", "winograd pool", "conv relu pool", "strided relu", "grouped norm relu", "vector norm relu" })
            {
                data.Add(name, true);
                data.Add(name, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_sequence_gives_the_bits_that_its_layers_give_one_by_one(string name, bool training)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        Module<Tensor, Tensor>[] layers = Layers(name);
        var sequence = Sequential(layers);
        sequence.train(training);
        Tensor input = name.StartsWith("vector", StringComparison.Ordinal) ? randn(7, 20) : randn(3, Channels(name), 9, 7);

        Tensor[] fused = Gradients(sequence, x => sequence.call(x), input);
        Reset(sequence);
        Tensor[] single = Gradients(sequence, x => layers.Aggregate(x, (value, layer) => layer.call(value)), input);

        Assert.Equal(single.Length, fused.Length);
        for (int i = 0; i < single.Length; i++)
        {
            Assert.Equal(single[i].data<float>().ToArray(), fused[i].data<float>().ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Without_gradients_the_bits_are_the_same_too(string name, bool training)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        manual_seed(2);
        Module<Tensor, Tensor>[] layers = Layers(name);
        var sequence = Sequential(layers);
        foreach (var (_, buffer) in sequence.named_buffers())
        {
            if (buffer.is_floating_point())
            {
                buffer.copy_(rand_like(buffer) + 0.5);
            }
        }

        Tensor input = name.StartsWith("vector", StringComparison.Ordinal) ? randn(7, 20) : randn(3, Channels(name), 9, 7);
        sequence.train(training);

        Tensor fused = sequence.call(input);
        Tensor single = layers.Aggregate(input, (value, layer) => layer.call(value));

        Assert.Equal(single.data<float>().ToArray(), fused.data<float>().ToArray());
    }

    [Fact]
    public void A_hook_on_a_layer_is_called()
    {
        using var scope = NewDisposeScope();
        var relu = ReLU();
        var norm = BatchNorm2d(4);
        var sequence = Sequential(Conv2d(1, 4, 3), norm, relu);
        int calls = 0;
        norm.register_forward_hook((_, _, output) =>
        {
            calls++;
            return output;
        });
        relu.register_forward_pre_hook((_, value) =>
        {
            calls++;
            return value;
        });
        sequence.eval();

        using var mode = no_grad();
        sequence.call(randn(1, 1, 5, 5));

        Assert.Equal(2, calls);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    public void Images_that_became_too_small_to_be_pooled_are_refused_as_the_pooling_alone_does(int channels)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        Module<Tensor, Tensor>[] layers = [Conv2d(channels, 16, 3), ReLU(), MaxPool2d(2)];
        var sequence = Sequential(layers);
        Tensor input = randn(2, channels, 3, 5);

        string alone = Assert.Throws<ArgumentException>(() => layers.Aggregate(input, (value, layer) => layer.call(value))).Message;

        Assert.Equal(alone, Assert.Throws<ArgumentException>(() => sequence.call(input)).Message);
    }

    [Fact]
    public void What_is_no_number_comes_through_a_pooling_in_one_pass()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        Module<Tensor, Tensor>[] layers = [Conv2d(16, 16, 3, 1, 1), ReLU(), MaxPool2d(2)];
        Tensor input = randn(1, 16, 12, 12);
        input[0, 3, 5, 6] = float.NaN;
        input[0, 1, 10, 2] = float.PositiveInfinity;

        Tensor fused = Sequential(layers).call(input);

        Assert.Equal(layers.Aggregate(input, (value, layer) => layer.call(value)).data<float>().ToArray(), fused.data<float>().ToArray());
    }

    private static long Channels(string name) => name[0] switch { 'w' => 20, 'g' => 4, _ => 3 };

    private static Module<Tensor, Tensor>[] Layers(string name) => name switch
    {
        "conv relu" => [Conv2d(3, 10, 5, 1, 2), ReLU()],
        "conv norm relu" => [Conv2d(3, 10, 3), BatchNorm2d(10), ReLU()],
        "conv norm" => [Conv2d(3, 33, 3), BatchNorm2d(33)],
        "winograd relu" => [Conv2d(20, 40, 3, 1, 1), ReLU()],
        "winograd norm relu" => [Conv2d(20, 40, 3, 1, 1), BatchNorm2d(40), ReLU(), MaxPool2d(2)],
        "winograd relu pool" => [Conv2d(20, 40, 3), ReLU(), MaxPool2d(2), Flatten()],
        "winograd pool" => [Conv2d(20, 16, 3, 1, 1), MaxPool2d(2, 2), ReLU()],
        "conv relu pool" => [Conv2d(3, 10, 3, 1, 1), ReLU(), MaxPool2d(2)],
        "strided relu" => [Conv2d(3, 18, 3, 2), ReLU(), Flatten()],
        "grouped norm relu" => [Conv2d(4, 8, 3, 1, 1, 1, PaddingModes.Zeros, 2), BatchNorm2d(8), ReLU()],
        _ => [Linear(20, 12), BatchNorm1d(12), ReLU()],
    };

    private static void Reset(Module<Tensor, Tensor> sequence)
    {
        foreach (Module module in sequence.modules())
        {
            (module as TorchSharp.Modules.NormBase)?.reset_running_stats();
        }
    }

    private static Tensor[] Gradients(Module<Tensor, Tensor> module, Func<Tensor, Tensor> forward, Tensor input)
    {
        module.zero_grad();
        Tensor x = input.clone().requires_grad_();
        Tensor y = forward(x);
        (y * linspace(-1, 1, y.numel()).reshape(y.shape)).sum().backward();
        return [y.detach(), x.grad!.clone(), .. module.parameters().Select(parameter => parameter.grad!.clone()), .. module.buffers().Where(buffer => buffer.is_floating_point()).Select(buffer => buffer.clone())];
    }
}
