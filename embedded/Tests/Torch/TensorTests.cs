using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

public class TensorTests
{
    [Fact]
    public void Values_have_the_types_that_TorchSharp_gives_them()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(int32, tensor(5).dtype);
        Assert.Equal(float64, tensor(1.0).dtype);
        Assert.Equal(float32, tensor(1f).dtype);
        Assert.Equal(int64, tensor(5L).dtype);
        Assert.Equal(int64, randperm(3).dtype);
        Assert.Equal(int64, arange(3).dtype);
        Assert.Equal(float32, arange(0, 1, 0.25).dtype);
        Assert.Equal(torch.@bool, ones(2).eq(ones(2)).dtype);
        Assert.Equal(float32, zeros(2).dtype);
        Assert.Equal(int64, full(2, 3).dtype);
        Assert.Equal(int64, ones(2).argmax().dtype);
        Assert.Equal(int64, tensor(new[] { true, true }).sum().dtype);
    }

    [Fact]
    public void Types_are_promoted_as_in_torch()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor ints = arange(3);
        Tensor floats = ones(3);
        Assert.Equal(float32, (ints + floats).dtype);
        Assert.Equal(int64, (ints + 1).dtype);
        Assert.Equal(float32, (ints + 1.5).dtype);
        Assert.Equal(float32, (floats + tensor(1.0)).dtype);
        Assert.Equal(float64, (floats + ones(3, float64)).dtype);
        Assert.Equal(float32, (ints / 2).dtype);
        Assert.Equal(int32, promote_types(torch.uint8, int32));
        Assert.Equal(int16, promote_types(torch.uint8, int8));
        Assert.Throws<InvalidOperationException>(() => ints.add_(1.5));
    }

    [Fact]
    public void Item_is_strict_and_conversions_are_not()
    {
        using Tensor x = tensor(2.75f);
        Assert.Equal(2.75f, x.item<float>());
        Assert.Throws<ArgumentException>(() => x.item<double>());
        Assert.Equal(2, x.ToInt32());
        Assert.Equal(2.75, x.ToDouble());
        Assert.Equal(2.75f, (float)x);
        using Tensor two = ones(2);
        Assert.Throws<ArgumentException>(() => two.item<float>());
        Assert.Throws<ArgumentException>(() => two.data<int>());
    }

    [Fact]
    public void Arrays_go_in_and_come_out()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor matrix = tensor(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } });
        Assert.Equal([2L, 3L], matrix.shape);
        Assert.Equal(6f, matrix.data<float>()[1, 2]);
        Assert.Equal([1f, 4f, 2f, 5f, 3f, 6f], matrix.t().data<float>().ToArray());
        Assert.Equal(4f, ((float[,])matrix.data<float>().ToNDArray())[1, 0]);
        Assert.Equal([2L, 2L], tensor(new byte[] { 1, 2, 3, 4 }, [2, 2]).shape);
        matrix.data<float>()[0, 1] = 9;
        Assert.Equal(9f, matrix[0, 1].item<float>());
        Assert.Equal([1, 2, 3], from_array(new[] { 1, 2, 3 }).data<int>());
        Span<byte> bytes = tensor(new[] { 1, 2 }).bytes;
        Assert.Equal(8, bytes.Length);
        Assert.Throws<ArgumentException>(() => tensor(new[] { 1f, 2f }, [3]));
    }

    [Fact]
    public void Views_share_elements_and_copies_do_not()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = arange(6).reshape(2, 3);
        x.view(3, 2)[0, 1] = 10;
        x.narrow(1, 2, 1).fill_(20);
        x.transpose(0, 1)[0].add_(100);
        Assert.Equal([100L, 10, 20, 103, 4, 20], x.data<long>());
        x.clone().zero_();
        x.detach().mul_(0);
        Assert.Equal(0, x.sum().item<long>());
        Assert.Throws<InvalidOperationException>(() => x.t().view(6));
    }

    [Fact]
    public void How_images_are_laid_out_does_not_show()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = nn.functional.conv2d(randn(2, 3, 5, 4), randn(7, 3, 3, 3), padding: [1]);
        Assert.True(x.is_contiguous());
        Assert.Equal([140L, 20, 4, 1], x.stride());
        Tensor second = x.alias();
        Tensor copy = x.clone();
        Tensor view = x.view(2, 140);
        view[1, 139] = 5f;
        Assert.Equal(5f, x[1, 6, 4, 3].item<float>());
        Assert.Equal(5f, second[1, 6, 4, 3].item<float>());
        Assert.NotEqual(5f, copy[1, 6, 4, 3].item<float>());
        Near.Equal(copy.exp().sum([0, 2, 3]), copy.reshape(2, 7, 20).exp().sum([0, 2]), 1e-6, "sum of a function that does not keep zero");
        Tensor narrow = nn.functional.conv2d(randn(2, 3, 5, 4), randn(7, 3, 3, 3)).sigmoid();
        Near.Equal(narrow.contiguous().sum(), narrow.reshape(-1).sum(), 1e-6, "sum");
        Assert.Equal([7L, 2, 3, 2], narrow.transpose(0, 1).shape);
    }

    [Fact]
    public void Indices_name_parts_as_in_Python()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = arange(24).reshape(2, 3, 4);
        Assert.Equal(23, x[-1, -1, -1].item<long>());
        Assert.Equal([4L, 5, 6, 7], x[0, 1].data<long>());
        Assert.Equal([3L, 7, 11, 15, 19, 23], x[TensorIndex.Ellipsis, TensorIndex.Single(3)].reshape(-1).data<long>());
        Assert.Equal([1L, 2, 3, 4], x[TensorIndex.None].shape);
        Assert.Equal([2L, 1, 4], x[TensorIndex.Colon, 1..2].shape);
        Assert.Equal([2L, 2], x[0][TensorIndex.Slice(null, null, 2), TensorIndex.Slice(1, -1)].shape);
        Assert.Equal([0L, 22], x[x.remainder(22).eq(0)].data<long>());
        x[TensorIndex.Colon, TensorIndex.Tensor(tensor(new[] { 0L, 2 })), TensorIndex.Single(0)] = tensor(-1L);
        Assert.Equal(4, x.eq(-1).sum().item<long>());
        Assert.Throws<ArgumentException>(() => x[0, 0, 0, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => x[2]);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named_in_one_line()
    {
        using DisposeScope scope = NewDisposeScope();
        (string Operation, Action Act)[] wrong =
        [
            ("Add", () => ones(2).add(ones(3))),
            ("matmul", () => ones(2, 3).mm(ones(2, 3))),
            ("linear", () => nn.Linear(3, 2).call(ones(1, 4))),
            ("conv2d", () => nn.functional.conv2d(ones(1, 2, 5, 5), ones(1, 3, 3, 3))),
            ("Conv2d", () => nn.Conv2d(3, 1, 3).call(ones(1, 2, 5, 5))),
            ("reshape", () => ones(6).reshape(4, -1)),
            ("cat", () => cat([ones(2, 3), ones(2, 4)])),
            ("stack", () => stack([ones(2), ones(3)])),
            ("cross_entropy", () => nn.functional.cross_entropy(ones(2, 3), zeros(3, int64))),
            ("cross_entropy", () => nn.functional.cross_entropy(ones(2, 3), tensor(new[] { 0L, 3 }))),
            ("index_select", () => ones(2).index_select(0, tensor(new[] { 2L }))),
            ("BatchNorm2d", () => nn.BatchNorm2d(3).call(ones(2, 3))),
            ("max_pool2d", () => nn.functional.max_pool2d(ones(1, 1, 2, 2), 3)),
            ("sum", () => ones(2).sum(1)),
            ("permute", () => ones(2, 3).permute(0, 0)),
        ];
        foreach ((string operation, Action act) in wrong)
        {
            var error = Assert.ThrowsAny<ArgumentException>(act);
            Assert.StartsWith(operation, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Fact]
    public void What_is_not_supported_says_so_by_name()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Contains("create_graph", Assert.Throws<NotImplementedException>(() => ones(1, requires_grad: true).mul(2).backward(null, create_graph: true)).Message, StringComparison.Ordinal);
        Assert.Contains("conv2d", Assert.Throws<NotImplementedException>(() => nn.functional.conv2d(ones([1, 1, 3, 3], float64), ones([1, 1, 3, 3], float64))).Message, StringComparison.Ordinal);
        Assert.Contains("Reflect", Assert.Throws<NotImplementedException>(() => nn.Conv2d(1, 1, 3, padding_mode: PaddingModes.Reflect)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => ones(1).to(DeviceType.CUDA));
        Assert.False(cuda_is_available());
    }

    [Fact]
    public void Tensors_are_written_with_shape_and_type_and_on_request_with_elements()
    {
        using Tensor x = tensor(new[,] { { 1f, 2.5f }, { -3f, 0f } });
        Assert.Equal("[2, 2], type = Float32, device = cpu", x.ToString());
        Assert.Equal("[[1, 2.5],\n [-3, 0]]", x.ToString(TorchSharp.TensorStringStyle.Numpy, newLine: "\n"));
    }

    [Fact]
    public void Tensors_and_generators_go_through_files_and_states()
    {
        using DisposeScope scope = NewDisposeScope();
        string path = Path.GetTempFileName();
        try
        {
            Tensor x = randn(3, 4).t();
            x.save(path);
            Assert.True(x.Equals(load(path)));
        }
        finally
        {
            File.Delete(path);
        }

        var generator = new Generator(5);
        randn(3, generator: generator);
        Tensor state = generator.get_state();
        Tensor first = randn(5, generator: generator);
        generator.set_state(state);
        Assert.True(first.Equals(randn(5, generator: generator)));
        Assert.Equal(5, generator.initial_seed());
    }
}
