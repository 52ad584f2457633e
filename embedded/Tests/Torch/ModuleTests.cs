using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

public class ModuleTests
{
    [Fact]
    public void State_lists_own_parameters_then_those_of_fields_in_order_then_buffers()
    {
        using var net = new Parts();
        string[] expected =
        [
            "scale", "first.weight", "first.bias", "norm.weight", "norm.bias", "inner.0.weight", "inner.1.bias", "inner.1.weight", "offset", "norm.running_mean",
            "norm.running_var", "norm.num_batches_tracked",
        ];
        string[] found = [.. net.state_dict().Keys];
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal("scale", found[0]);
        Assert.Equal(["first.weight", "first.bias"], found[1..3]);
        Assert.Equal("offset", found[8]);
        Assert.Equal(["norm.running_mean", "norm.running_var", "norm.num_batches_tracked"], found[9..]);
    }

    [Fact]
    public void Parameters_are_found_by_dotted_names()
    {
        using var net = new Parts();
        Assert.True(net.has_parameter("inner.0.weight"));
        Assert.False(net.has_parameter("inner.0.other"));
        Assert.Same(net.get_buffer("norm.running_mean"), net.named_buffers().Single(buffer => buffer.name == "norm.running_mean").buffer);
        Assert.Equal(["first", "norm", "inner", "inner.0", "inner.1"], net.named_modules().Select(module => module.name));
    }

    [Fact]
    public void Training_mode_reaches_all_submodules()
    {
        using var net = new Parts();
        Assert.All(net.modules(), module => Assert.True(module.training));
        net.eval();
        Assert.All(net.modules(), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void A_saved_state_is_read_back_to_the_bit()
    {
        using var net = new Parts();
        using var other = new Parts();
        using var stream = new MemoryStream();
        net.save(stream);
        byte[] saved = stream.ToArray();
        other.load(new MemoryStream(saved));
        foreach ((string key, Tensor value) in net.state_dict())
        {
            Assert.Equal(value.bytes.ToArray(), other.state_dict()[key].bytes.ToArray());
        }

        using var again = new MemoryStream();
        other.save(again);
        Assert.Equal(saved, again.ToArray());
    }

    [Fact]
    public void A_state_is_written_in_the_form_of_TorchSharp()
    {
        using var layer = nn.Linear(2, 1);
        using (no_grad())
        {
            layer.weight.copy_(tensor(new[,] { { 1f, 2f } }));
            layer.bias!.fill_(3);
        }

        using var stream = new MemoryStream();
        layer.save(stream);
        byte[] expected =
        [
            2, 6, .. "weight"u8, 6, 2, 1, 2, .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f), 4, .. "bias"u8, 6, 1, 1, .. BitConverter.GetBytes(3f),
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void Broken_states_are_refused()
    {
        using var layer = nn.Linear(2, 1);
        Assert.Throws<ArgumentException>(() => layer.load(new MemoryStream([1, 6, .. "weight"u8, 6, 2, 1, 2])));
        Assert.Throws<InvalidDataException>(() => layer.load(new MemoryStream([2, 6, .. "weight"u8, 6, 2, 1, 2, 0, 0])));
        Assert.Throws<InvalidDataException>(() => layer.load(new MemoryStream([2, 6, .. "weight"u8, 99])));
        Assert.Throws<InvalidDataException>(() => layer.load(new MemoryStream([2, 6, .. "weight"u8, 6, 2, 0xff, 0xff, 0xff, 0xff, 0x7f, 2])));
        Assert.Throws<FileNotFoundException>(() => layer.load("no such file"));
    }

    [Fact]
    public void Loading_a_state_says_which_names_do_not_match()
    {
        using var layer = nn.Linear(2, 1);
        var state = new Dictionary<string, Tensor> { ["weight"] = zeros(1, 2), ["other"] = zeros(1) };
        Assert.Throws<InvalidOperationException>(() => layer.load_state_dict(state));
        (IList<string> missing, IList<string> unexpected) = layer.load_state_dict(state, strict: false);
        Assert.Equal(["bias"], missing);
        Assert.Equal(["other"], unexpected);
        Assert.Equal([0f, 0f], layer.weight.data<float>());
    }

    [Fact]
    public void Hooks_see_and_replace_inputs_and_outputs()
    {
        using DisposeScope scope = NewDisposeScope();
        var module = nn.Identity();
        var before = module.register_forward_pre_hook((_, x) => x + 1);
        module.register_forward_hook((_, x, y) => x * y);
        int calls = 0;
        module.register_forward_hook(_ => calls++);
        Assert.Equal(9f, module.call(tensor(2f)).item<float>());
        before.remove();
        Assert.Equal(4f, module.call(tensor(2f)).item<float>());
        Assert.Equal(2, calls);
    }

    [Fact]
    public void Sequential_disposes_what_lies_between()
    {
        Tensor? between = null;
        using var first = nn.Linear(2, 2);
        first.register_forward_hook((_, _, y) => between = y);
        using Sequential net = nn.Sequential(first, nn.ReLU(), nn.Linear(2, 1));
        using Tensor x = ones(1, 2);
        using (no_grad())
        {
            using Tensor y = net.call(x);
            Assert.True(between!.IsInvalid);
            Assert.Equal([1L, 1L], y.shape);
        }

        Assert.Equal(["0", "1", "2"], net.named_children().Select(child => child.name));
    }

    [Fact]
    public void Dropout_and_batch_norm_rest_outside_training()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor x = randn(4, 3);
        var drop = nn.Dropout(0.9);
        drop.eval();
        Assert.True(x.Equals(drop.call(x)));
        var norm = nn.BatchNorm1d(3);
        norm.eval();
        norm.call(x);
        Assert.Equal(0, norm.num_batches_tracked!.item<long>());
        norm.train();
        norm.call(x);
        Assert.Equal(1, norm.num_batches_tracked!.item<long>());
        Near.Equal(x.mean([0]).mul(0.1), norm.running_mean!, 1e-5, "running mean");
        Near.Equal(x.var(0).mul(0.1).add(0.9), norm.running_var!, 1e-5, "running variance");
    }

    [Fact]
    public void A_module_list_registers_its_modules_by_number()
    {
        using var owner = new Owner();
        Assert.Equal(["list.0.weight", "list.0.bias", "list.1.weight", "list.1.bias"], owner.named_parameters().Select(parameter => parameter.name));
        Assert.Equal(2, owner.List.Count);
        Assert.Throws<InvalidOperationException>(() => owner.List.RemoveAt(0));
    }

    [Fact]
    public void Modules_convert_to_double_with_their_fields()
    {
        using var net = new Parts();
        net.to(float64);
        Assert.All(net.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
        Assert.Equal(float64, net.Scale.dtype);
        Assert.Equal(int64, net.get_buffer("norm.num_batches_tracked")!.dtype);
        Assert.Throws<ArgumentException>(() => net.to(int64));
        Assert.Throws<InvalidOperationException>(() => net.cuda());
    }

    [Fact]
    public void The_state_of_an_optimiser_is_read_back()
    {
        using DisposeScope scope = NewDisposeScope();
        var layer = nn.Linear(2, 1);
        Adam first = optim.Adam(layer.parameters(), 0.1, amsgrad: true);
        layer.call(ones(1, 2)).sum().backward();
        first.step();
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            first.save_state_dict(writer);
        }

        Adam second = optim.Adam(layer.parameters(), 0.5, amsgrad: true);
        stream.Position = 0;
        second.load_state_dict(new BinaryReader(stream));
        Assert.Equal(0.1, second.ParamGroups.Single().LearningRate);
        Assert.True(first.state_dict().State.Zip(second.state_dict().State).All(pair => pair.First.ApproximatelyEquals(pair.Second)));
        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => optim.SGD(layer.parameters(), 0.5).load_state_dict(new BinaryReader(stream)));
    }

    [Fact]
    public void Gradients_are_clipped_by_norm_and_by_value()
    {
        using DisposeScope scope = NewDisposeScope();
        var parameter = new Parameter(zeros(2));
        parameter.grad = tensor(new[] { 3f, 4f });
        Assert.Equal(5, nn.utils.clip_grad_norm_([parameter], 1), 1e-6);
        Near.Equal(tensor(new[] { 0.6f, 0.8f }), parameter.grad!, 1e-5, "clipped gradient");
        nn.utils.clip_grad_value_([parameter], 0.7);
        Near.Equal(tensor(new[] { 0.6f, 0.7f }), parameter.grad!, 1e-5, "clipped gradient");
    }

    private sealed class Parts : nn.Module<Tensor, Tensor>
    {
        private readonly Linear first = nn.Linear(3, 4);
        private readonly Parameter scale = new(ones(4));
        private readonly BatchNorm1d norm = nn.BatchNorm1d(4);
        private readonly Tensor offset = zeros(4);
        private readonly Sequential inner = nn.Sequential(nn.Linear(4, 4, hasBias: false), nn.Linear(4, 2));

        public Parts()
            : base(nameof(Parts))
            => RegisterComponents();

        public Parameter Scale => scale;

        public override Tensor forward(Tensor input) => inner.call((norm.call(first.call(input)) * scale) + offset);
    }

    private sealed class Owner : nn.Module<Tensor, Tensor>
    {
        private readonly ModuleList<Linear> list = nn.ModuleList(nn.Linear(1, 1), nn.Linear(1, 1));

        public Owner()
            : base(nameof(Owner))
            => RegisterComponents();

        public ModuleList<Linear> List => list;

        public override Tensor forward(Tensor input) => list.Aggregate(input, (x, layer) => layer.call(x));
    }
}
