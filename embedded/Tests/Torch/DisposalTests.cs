using TorchSharp;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

public class DisposalTests
{
    [Fact]
    public void A_disposed_tensor_cannot_be_used()
    {
        Tensor x = ones(2);
        x.Dispose();
        x.Dispose();
        Assert.True(x.IsInvalid);
        Assert.Throws<InvalidOperationException>(() => x.add(1));
        Assert.Throws<InvalidOperationException>(() => x.shape);
    }

    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor inside;
        using Tensor outside = ones(2);
        using (DisposeScope scope = NewDisposeScope())
        {
            inside = outside.add(1);
            Assert.Equal(1, scope.DisposablesCount);
            Assert.True(scope.Contains(inside));
            Assert.False(scope.Contains(outside));
        }

        Assert.True(inside.IsInvalid);
        Assert.False(outside.IsInvalid);
    }

    [Fact]
    public void A_tensor_can_be_moved_out_of_its_scope()
    {
        Tensor moved;
        Tensor detached;
        using (DisposeScope outer = NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                moved = ones(2).MoveToOuterDisposeScope();
                detached = ones(2).DetachFromDisposeScope();
            }

            Assert.False(moved.IsInvalid);
            Assert.True(outer.Contains(moved));
        }

        Assert.True(moved.IsInvalid);
        Assert.False(detached.IsInvalid);
        detached.Dispose();
    }

    [Fact]
    public void Moving_out_of_the_outermost_scope_sets_free()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            kept = ones(2).MoveToOuterDisposeScope();
        }

        Assert.Equal([1f, 1f], kept.data<float>());
        kept.Dispose();
    }

    [Fact]
    public void A_scope_can_dispose_everything_but_some()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = ones(1);
        Tensor b = ones(1);
        scope.DisposeEverythingBut(b);
        Assert.True(a.IsInvalid);
        Assert.False(b.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);
    }

    [Fact]
    public void Scopes_belong_to_their_thread()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor? made = null;
        var thread = new Thread(() =>
        {
            Assert.Null(CurrentDisposeScope);
            made = ones(1);
        });
        thread.Start();
        thread.Join();
        Assert.False(scope.Contains(made!));
        made!.Dispose();
    }

    [Fact]
    public void Disposing_inputs_and_intermediates_leaves_the_graph_alone()
    {
        using Tensor x = tensor(new[] { 1f, 2f }, requires_grad: true);
        Tensor middle = x.exp();
        Tensor y = middle.mul(middle);
        middle.Dispose();
        using Tensor loss = y.sum();
        y.Dispose();
        loss.backward();
        using Tensor gradient = x.grad!;
        Near.Equal(tensor(new[] { 2 * MathF.Exp(2), 2 * MathF.Exp(4) }), gradient, 1e-6, "gradient");
    }

    [Fact]
    public void Parameters_take_the_place_of_their_tensors()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor data = ones(2);
        var parameter = new TorchSharp.Modules.Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(scope.Contains(parameter));
        Assert.True(parameter.requires_grad);
    }

    [Fact]
    public void Modules_made_inside_a_scope_outlive_it()
    {
        TorchSharp.Modules.Linear layer;
        TorchSharp.Modules.BatchNorm1d norm;
        using (NewDisposeScope())
        {
            layer = nn.Linear(2, 2);
            norm = nn.BatchNorm1d(2);
        }

        Assert.Equal([2L, 2L], norm.call(layer.call(ones(3, 2))).shape[..1].Append(2L).Select((size, i) => i == 0 ? size - 1 : size));
        layer.Dispose();
        Assert.True(layer.weight.IsInvalid);
    }

    [Fact]
    public void Statistics_count_what_a_thread_makes_and_disposes()
    {
        DisposeScopeManager.Statistics.Reset();
        using (NewDisposeScope())
        {
            ones(1);
            ones(1).DetachFromDisposeScope().Dispose();
        }

        ones(1).Dispose();
        LifetimeStatistics counts = DisposeScopeManager.Statistics.TensorStatistics;
        Assert.Equal(2, counts.CreatedInScopeCount);
        Assert.Equal(1, counts.CreatedOutsideScopeCount);
        Assert.Equal(1, counts.DisposedInScopeCount);
        Assert.Equal(2, counts.DisposedOutsideScopeCount);
        Assert.Equal(0, counts.ThreadTotalLiveCount);
    }
}
