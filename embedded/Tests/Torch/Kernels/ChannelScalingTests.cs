using static TorchSharp.torch;

namespace TorchSharp.Kernels.Tests;

[Collection(KernelCollection.Name)]
public sealed class ChannelScalingTests
{
    [Theory]
    [InlineData(3, 20, 8, 8)]
    [InlineData(1, 1, 5, 4)]
    [InlineData(2, 33, 3, 1)]
    [InlineData(40, 10, 12, 12)]
    [InlineData(0, 4, 2, 2)]
    public void Images_of_a_layer_and_rows_of_the_same_numbers_give_the_same(int batch, int channels, int height, int width) => KernelCollection.WithThreads(
        () =>
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor rows = randn([batch, channels, height, width]).requires_grad_(true);
            Tensor other = rows.detach().clone().requires_grad_(true);
            Tensor scales = rand([batch, channels, 1, 1]);

            // pooling of single pixels changes nothing but the layout
            Tensor product = nn.functional.avg_pool2d(rows, 1) * scales;
            Tensor expected = other * scales;
            Tensor weights = randn([batch, channels, height, width]);
            (nn.functional.avg_pool2d(product, 1) * weights).sum().backward();
            (expected * weights).sum().backward();

            Assert.Equal(expected.data<float>().ToArray(), product.data<float>().ToArray());
            Assert.Equal(other.grad!.data<float>().ToArray(), rows.grad!.data<float>().ToArray());
        },
        1, 2);
}
