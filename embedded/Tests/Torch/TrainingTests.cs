using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

[Collection(ProcessWideState.Name)]
public class TrainingTests
{
    [Fact]
    public void Training_a_small_network_lowers_its_loss()
    {
        manual_seed(1);
        using var net = new LeNet();
        using Tensor x = randn(16, 1, 28, 28);
        using Tensor y = randint(10, [16]);
        using var optimizer = optim.Adam(net.parameters(), 1e-3);
        float first = Step(net, optimizer, x, y);
        float last = first;
        for (int i = 0; i < 30; i++)
        {
            last = Step(net, optimizer, x, y);
        }

        Assert.True(last < first / 2, $"The loss went from {first} to {last}.");
    }

    [Fact]
    public void A_training_step_allocates_less_than_a_kilobyte()
    {
        manual_seed(1);
        using var net = new LeNet();
        using Tensor x = randn(8, 1, 28, 28);
        using Tensor y = randint(10, [8]);
        using var optimizer = optim.Adam(net.parameters(), 1e-3);
        for (int i = 0; i < 10; i++)
        {
            Step(net, optimizer, x, y);
        }

        long before = GC.GetTotalAllocatedBytes(precise: true);
        long own = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            Step(net, optimizer, x, y);
        }

        long perStep = (GC.GetAllocatedBytesForCurrentThread() - own) / 20;
        Assert.True(perStep < 1024, $"A step allocated {perStep} bytes ({(GC.GetTotalAllocatedBytes(precise: true) - before) / 20} in all threads).");
    }

    internal static float Step(nn.Module<Tensor, Tensor> net, optim.Optimizer optimizer, Tensor x, Tensor y)
    {
        using DisposeScope scope = NewDisposeScope();
        optimizer.zero_grad();
        Tensor loss = nn.functional.cross_entropy(net.call(x), y);
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }
}
