using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

[Collection(ProcessWideState.Name)]
public class DeterminismTests
{
    [Theory]
    [InlineData(nameof(LeNet))]
    [InlineData(nameof(BatchNormNet))]
    public void Training_gives_the_same_bits_on_any_number_of_threads(string network)
    {
        int before = get_num_threads();
        try
        {
            byte[] one = Train(network, 1);
            foreach (int threads in (int[])[1, 2, 3, 8])
            {
                Assert.True(one.AsSpan().SequenceEqual(Train(network, threads)), $"{network} on {threads} threads ended with other weights than on one.");
            }
        }
        finally
        {
            set_num_threads(before);
        }
    }

    [Theory]
    [InlineData(nameof(LeNet))]
    [InlineData(nameof(BatchNormNet))]
    public void The_result_of_an_image_does_not_depend_on_its_batch(string network)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable mode = no_grad();
        manual_seed(1);
        using nn.Module<Tensor, Tensor> net = Create(network);
        net.eval();
        Tensor images = randn(67, 1, 28, 28);
        Tensor all = net.call(images);
        foreach ((int start, int count) in ((int, int)[])[(0, 1), (66, 1), (3, 2), (5, 7), (10, 16), (20, 33)])
        {
            Tensor some = net.call(images.narrow(0, start, count));
            Assert.True(all.narrow(0, start, count).Equals(some), $"{network}: images {start} to {start + count - 1} came out differently in a batch of {count}.");
        }
    }

    [Fact]
    public void Several_threads_can_call_one_module()
    {
        manual_seed(1);
        using var net = new BatchNormNet();
        net.eval();
        using Tensor images = randn(8, 1, 28, 28);
        float[] expected = Score(net, images);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            for (int i = 0; i < 20; i++)
            {
                Assert.Equal(expected, Score(net, images));
            }
        });
    }

    private static float[] Score(nn.Module<Tensor, Tensor> net, Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable mode = no_grad();
        return net.call(images).softmax(1).data<float>().ToArray();
    }

    private static nn.Module<Tensor, Tensor> Create(string network) => network == nameof(LeNet) ? new LeNet() : new BatchNormNet();

    private static byte[] Train(string network, int threads)
    {
        set_num_threads(threads);
        manual_seed(1);
        using nn.Module<Tensor, Tensor> net = Create(network);
        using var optimizer = optim.Adam(net.parameters(), 1e-3);
        using Tensor x = randn(33, 1, 28, 28);
        using Tensor y = randint(10, [33]);
        for (int i = 0; i < 5; i++)
        {
            TrainingTests.Step(net, optimizer, x, y);
        }

        using var stream = new MemoryStream();
        net.save(stream);
        return stream.ToArray();
    }
}
