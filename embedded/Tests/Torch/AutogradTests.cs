using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

public class AutogradTests
{
    [Fact]
    public void Gradients_add_up_over_backward_passes()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(3, requires_grad: true);
        x.mul(2).sum().backward();
        x.mul(3).sum().backward();
        Assert.Equal([5f, 5f, 5f], x.grad!.data<float>());
    }

    [Fact]
    public void A_tensor_used_twice_receives_both_gradients()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(3f, requires_grad: true);
        Tensor y = x * x;
        (y + (y * x)).backward();
        Assert.Equal((2 * 3) + (3 * 9), x.grad!.item<float>());
    }

    [Fact]
    public void Zero_grad_of_an_optimiser_leaves_zeros_and_of_a_module_nothing()
    {
        using DisposeScope scope = NewDisposeScope();
        var layer = nn.Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();
        Tensor seen = layer.weight.grad!;
        optim.SGD(layer.parameters(), 0.1).zero_grad();
        Assert.Equal([0f, 0f], layer.weight.grad!.data<float>());
        Assert.Equal([0f, 0f], seen.data<float>());
        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    [Fact]
    public void A_graph_is_let_go_after_one_backward_pass_unless_kept()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Tensor y = x.exp().sum();
        y.backward(null, retain_graph: true);
        y.backward();
        Assert.Throws<InvalidOperationException>(() => y.backward());
    }

    [Fact]
    public void Nothing_is_recorded_inside_no_grad_and_only_on_that_thread()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False(x.mul(2).requires_grad);
            bool elsewhere = false;
            var thread = new Thread(() => elsewhere = x.mul(2).requires_grad);
            thread.Start();
            thread.Join();
            Assert.True(elsewhere);
            using (enable_grad())
            {
                Assert.True(x.mul(2).requires_grad);
            }
        }

        Assert.True(x.mul(2).requires_grad);
    }

    [Fact]
    public void A_saved_tensor_that_was_changed_in_place_is_found_out()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Tensor middle = x.mul(2);
        Tensor y = middle.mul(middle).sum();
        middle.add_(1);
        var error = Assert.Throws<InvalidOperationException>(() => y.backward());
        Assert.Contains("changed in place", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leaf_that_requires_a_gradient_cannot_be_changed_in_place()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Assert.Throws<InvalidOperationException>(() => x.add_(1));
        using (no_grad())
        {
            x.add_(1);
        }

        Assert.Equal([2f, 2f], x.data<float>());
    }

    [Fact]
    public void In_place_operations_take_their_place_in_the_graph()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { -1f, 2f }, requires_grad: true);
        Tensor y = x.mul(3);
        y.relu_();
        y.mul_(2);
        y.sum().backward();
        Assert.Equal([0f, 6f], x.grad!.data<float>());
    }

    [Fact]
    public void Assigning_to_a_part_passes_gradients_to_both_sides()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, 3, requires_grad: true);
        Tensor value = tensor(5f, requires_grad: true);
        Tensor y = x.clone();
        y[TensorIndex.Colon, TensorIndex.Single(1)] = value;
        y.mul(2).sum().backward();
        Assert.Equal([2f, 0f, 2f, 2f, 0f, 2f], x.grad!.data<float>());
        Assert.Equal(4f, value.grad!.item<float>());
    }

    [Fact]
    public void Overwriting_a_result_cuts_it_off_from_what_made_it()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Tensor y = x.mul(3);
        y.zero_();
        (y + x).sum().backward();
        Assert.Equal([1f, 1f], x.grad!.data<float>());
    }

    [Fact]
    public void A_change_of_shape_in_place_is_undone_on_the_way_back()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, 3, requires_grad: true);
        Tensor y = x.mul(2);
        y.unsqueeze_(0);
        y.mul(arange(6).reshape(1, 2, 3)).sum().backward();
        Assert.Equal([0f, 2, 4, 6, 8, 10], x.grad!.data<float>());
    }

    [Fact]
    public void A_view_of_what_others_see_cannot_be_changed_in_place_under_gradients()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, 3, requires_grad: true);
        Tensor y = x.mul(2);
        Assert.Throws<NotImplementedException>(() => y[0].add_(1));
        Tensor alone = nn.functional.conv2d(ones(1, 2, 3, 3, requires_grad: true), ones(1, 2, 3, 3)).flatten(1);
        alone.relu_().sum().backward();
    }

    [Fact]
    public void A_graph_of_a_hundred_thousand_operations_can_be_let_go_and_gone_through()
    {
        using Tensor x = ones(1, requires_grad: true);
        foreach (bool goesBack in (bool[])[false, true])
        {
            Tensor y = x.mul(1);
            for (int i = 0; i < 100_000; i++)
            {
                Tensor next = y.add(x);
                y.Dispose();
                y = next;
            }

            if (goesBack)
            {
                y.backward();
            }

            y.Dispose();
        }

        using Tensor gradient = x.grad!;
        Assert.Equal(100_001f, gradient.item<float>());
    }

    [Fact]
    public void Only_the_leaves_that_are_named_receive_gradients()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = ones(2, requires_grad: true);
        Tensor b = ones(2, requires_grad: true);
        (a * b).sum().backward(null, inputs: [b]);
        Assert.Null(a.grad);
        Assert.NotNull(b.grad);
    }

    [Fact]
    public void Grad_gives_gradients_without_adding_them_up()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, 2f }, requires_grad: true);
        Tensor middle = x.square();
        IList<Tensor?> gradients = autograd.grad([middle.sum()], [x, middle]);
        Assert.Equal([2f, 4f], gradients[0]!.data<float>());
        Assert.Equal([1f, 1f], gradients[1]!.data<float>());
        Assert.Null(x.grad);
    }

    [Fact]
    public void A_tensor_that_is_no_leaf_keeps_its_gradient_where_asked()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Tensor y = x.mul(3);
        y.retain_grad();
        y.square().sum().backward();
        Assert.Equal([6f, 6f], y.grad!.data<float>());
        Assert.Equal([18f, 18f], x.grad!.data<float>());
    }

    [Fact]
    public void Backward_needs_a_gradient_for_more_than_one_element()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = ones(2, requires_grad: true);
        Assert.Throws<InvalidOperationException>(() => x.mul(2).backward());
        Assert.Throws<InvalidOperationException>(() => ones(1).backward());
    }

    [Fact]
    public void A_gradient_that_others_see_is_not_overwritten_on_the_way_back()
    {
        using DisposeScope scope = NewDisposeScope();
        using var norm = nn.BatchNorm2d(3);
        Tensor x = randn(2, 3, 4, 4).requires_grad_();
        Tensor middle = norm.call(nn.functional.max_pool2d(x, 1));
        middle.retain_grad();
        Tensor left = middle.relu();
        Tensor sum = left + middle.relu();
        sum.retain_grad();
        Tensor given = rand(2, 3, 4, 4);
        Tensor copy = given.clone();
        sum.backward([given]);
        Assert.True(given.Equals(copy));
        Assert.True(sum.grad!.Equals(copy));
        Assert.True(middle.grad!.Equals(copy * 2 * (middle.detach() > 0).to(float32)));
        sum.Dispose();
        Tensor again = (x * 1).relu();
        x.grad!.zero_();
        again.backward([given], retain_graph: true);
        again.backward([given]);
        Assert.True(given.Equals(copy));
        Assert.True(x.grad!.Equals(copy * 2 * (x.detach() > 0).to(float32)));
    }
}
