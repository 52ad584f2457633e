using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Mnist.Embedded.Tests.Torch;

/// <summary>Optimisers, schedules, random streams and training runs give PyTorch's numbers.</summary>
[Collection(ProcessWideState.Name)]
public class NumbersOfPyTorchTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, optim.Optimizer>> Optimisers = new()
    {
        ["adam"] = p => optim.Adam(p, 0.01),
        ["adam_decay"] = p => optim.Adam(p, 0.01, 0.8, 0.95, 1e-6, 0.1),
        ["adam_amsgrad"] = p => optim.Adam(p, 0.01, amsgrad: true),
        ["adam_maximize"] = p => optim.Adam(p, 0.01, maximize: true),
        ["adamw"] = p => optim.AdamW(p, 0.01, weight_decay: 0.1),
        ["adamw_amsgrad"] = p => optim.AdamW(p, 0.01, weight_decay: 0.05, amsgrad: true),
        ["sgd"] = p => optim.SGD(p, 0.05),
        ["sgd_momentum"] = p => optim.SGD(p, 0.05, 0.9),
        ["sgd_nesterov"] = p => optim.SGD(p, 0.05, 0.9, weight_decay: 0.01, nesterov: true),
        ["sgd_dampening"] = p => optim.SGD(p, 0.05, 0.8, 0.3, 0.01),
        ["rmsprop"] = p => optim.RMSProp(p, 0.01),
        ["rmsprop_centered"] = p => optim.RMSProp(p, 0.01, 0.9, weight_decay: 0.05, momentum: 0.7, centered: true),
        ["adagrad"] = p => optim.Adagrad(p, 0.1),
        ["adagrad_decay"] = p => optim.Adagrad(p, 0.1, 0.05, 0.02, 0.5),
    };

    private static readonly Dictionary<string, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler>> Schedules = new()
    {
        ["step"] = o => optim.lr_scheduler.StepLR(o, 7, 0.5),
        ["multi_step"] = o => optim.lr_scheduler.MultiStepLR(o, [5, 11, 30], 0.3),
        ["exponential"] = o => optim.lr_scheduler.ExponentialLR(o, 0.93),
        ["cosine"] = o => optim.lr_scheduler.CosineAnnealingLR(o, 12, 0.01),
        ["one_cycle"] = o => optim.lr_scheduler.OneCycleLR(o, 0.5, 60),
        ["one_cycle_linear"] = o => optim.lr_scheduler.OneCycleLR(
            o, 0.5, 60, pct_start: 0.4, anneal_strategy: optim.lr_scheduler.impl.OneCycleLR.AnnealStrategy.Linear, three_phase: true),
        ["plateau"] = o => optim.lr_scheduler.ReduceLROnPlateau(o, factor: 0.5, patience: 3, cooldown: 2, min_lr: [0.001]),
        ["lambda"] = o => optim.lr_scheduler.LambdaLR(o, epoch => 1 / (1 + (0.1 * epoch))),
    };

    private static readonly Dictionary<string, Func<Tensor>> Draws = new()
    {
        ["rand_5"] = () => rand(5),
        ["randn_5"] = () => randn(5),
        ["rand_700"] = () => rand(700),
        ["randn_16"] = () => randn(16),
        ["randn_37"] = () => randn(37),
        ["randn_3"] = () => randn(3),
        ["rand_double"] = () => rand(9, float64),
        ["randn_double_5"] = () => randn(5, float64),
        ["randn_double_20"] = () => randn(20, float64),
        ["randperm_10"] = () => randperm(10),
        ["randperm_1000"] = () => randperm(1000),
        ["randint_10"] = () => randint(10, [20]),
        ["randint_wide"] = () => randint(-(1L << 40), 1L << 40, [20]),
        ["bernoulli"] = () => empty(40).bernoulli_(0.3),
        ["uniform"] = () => empty(11).uniform_(-2, 3),
        ["normal"] = () => empty(4, 9).normal_(1, 2),
        ["normal_few"] = () => empty(7).normal_(-1, 0.5),
    };

    public static TheoryData<string> OptimiserNames => [.. Optimisers.Keys];

    public static TheoryData<string> ScheduleNames => [.. Schedules.Keys];

    [Theory]
    [MemberData(nameof(OptimiserNames))]
    public void Fifty_steps_of_an_optimiser_end_where_PyTorch_does(string name)
    {
        Fixture fixture = Fixture.Optimisers;
        using DisposeScope scope = NewDisposeScope();
        var parameter = new Parameter(fixture["start"]);
        optim.Optimizer optimizer = Optimisers[name]([parameter]);
        Tensor gradients = fixture["gradients"];
        Tensor path = fixture[name];
        for (int i = 0; i < 50; i++)
        {
            parameter.grad = gradients[i];
            optimizer.step();
            if (i % 10 == 9)
            {
                Near.Equal(path[i / 10], parameter, 1e-5, $"{name}: step {i + 1}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(ScheduleNames))]
    public void Fifty_steps_of_a_schedule_give_the_rates_of_PyTorch(string name)
    {
        Fixture fixture = Fixture.Schedules;
        using DisposeScope scope = NewDisposeScope();
        SGD optimizer = optim.SGD([new Parameter(zeros(1))], 0.1, 0.9);
        optim.lr_scheduler.LRScheduler schedule = Schedules[name](optimizer);
        var group = (SGD.ParamGroup)optimizer.ParamGroups.Single();
        double[] metrics = fixture["metrics"].data<double>().ToArray();
        double[] rates = fixture[name].data<double>().ToArray();
        double[] momenta = fixture[$"{name}_momentum"].data<double>().ToArray();
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(rates[i], group.LearningRate, 1e-12);
            Assert.Equal(momenta[i], group.Momentum, 1e-12);
            if (name == "plateau")
            {
                schedule.step(metrics[i]);
            }
            else
            {
                schedule.step();
            }

            Assert.Equal(group.LearningRate, schedule.get_last_lr().Single());
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData((1L << 40) + 5)]
    public void A_seed_gives_the_random_numbers_of_PyTorch(long seed)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(seed);
        foreach ((string name, Func<Tensor> draw) in Draws)
        {
            // The same bits; logarithm and cosine may differ in the last place.
            Near.Equal(Fixture.RandomStreams[$"{seed}/{name}"], draw(), name.StartsWith("randn", StringComparison.Ordinal) || name.StartsWith("normal", StringComparison.Ordinal) ? 1e-6 : 0, name);
        }
    }

    [Fact]
    public void A_seed_gives_the_initial_weights_of_PyTorch()
    {
        Fixture fixture = Fixture.InitialWeights;
        using DisposeScope scope = NewDisposeScope();
        manual_seed(7);
        (string Name, nn.Module Module)[] layers =
        [
            ("conv", nn.Conv2d(3, 5, 3)), ("conv_groups", nn.Conv2d(4, 6, (3, 2), groups: 2)), ("linear", nn.Linear(10, 4)),
            ("linear_no_bias", nn.Linear(3, 2, hasBias: false)), ("norm", nn.BatchNorm2d(3)),
        ];
        foreach ((string name, nn.Module module) in layers)
        {
            foreach ((string key, Tensor value) in module.state_dict())
            {
                Near.Equal(fixture[$"{name}/{key}"], value, 0, $"{name}/{key}");
            }
        }

        (string Name, Func<Tensor, Tensor> Fill)[] initialisers =
        [
            ("kaiming_normal", t => nn.init.kaiming_normal_(t, nonlinearity: nn.init.NonlinearityType.ReLU)), ("kaiming_uniform", t => nn.init.kaiming_uniform_(t)),
            ("xavier_normal", t => nn.init.xavier_normal_(t)), ("xavier_uniform", t => nn.init.xavier_uniform_(t)),
            ("kaiming_fan_out", t => nn.init.kaiming_normal_(t, mode: nn.init.FanInOut.FanOut, nonlinearity: nn.init.NonlinearityType.ReLU)),
        ];
        foreach ((string name, Func<Tensor, Tensor> fill) in initialisers)
        {
            Near.Equal(fixture[$"init/{name}"], fill(empty(6, 4, 3, 3)), 1e-6, name);
        }
    }

    [Fact]
    public void A_seed_drops_the_elements_that_PyTorch_drops()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        Near.Equal(Fixture.InitialWeights["dropout"], nn.functional.dropout(ones(4, 9), 0.3), 1e-6, "dropout");
        Near.Equal(Fixture.InitialWeights["dropout2d"], nn.functional.dropout2d(ones(4, 5, 2, 3), 0.4), 1e-6, "dropout2d");
    }

    [Fact]
    public void Two_hundred_steps_of_LeNet_have_the_losses_of_PyTorch_from_the_same_seed()
    {
        manual_seed(5);
        using var net = new LeNet();
        foreach ((string key, Tensor value) in net.state_dict())
        {
            Near.Equal(Fixture.TrainingRuns[$"lenet/{key}"], value, 0, key);
        }

        using var optimizer = optim.Adam(net.parameters(), 1e-3);
        FollowTheLosses("lenet", net, optimizer);
    }

    [Fact]
    public void Two_hundred_steps_with_batch_norm_and_dropout_have_the_losses_of_PyTorch_from_the_same_seed()
    {
        manual_seed(5);
        using var net = new BatchNormNet();
        using var optimizer = optim.SGD(net.parameters(), 0.01, 0.9);
        FollowTheLosses("bn", net, optimizer);
    }

    private static void FollowTheLosses(string name, nn.Module<Tensor, Tensor> net, optim.Optimizer optimizer)
    {
        Fixture fixture = Fixture.TrainingRuns;
        using DisposeScope scope = NewDisposeScope();
        Tensor images = ((fixture["images"].to(float32) / 255) - 0.1307) / 0.3081;
        Tensor labels = fixture["labels"];
        float[] expected = fixture[$"{name}/losses"].data<float>().ToArray();
        manual_seed(6);
        for (int step = 0; step < expected.Length; step++)
        {
            using Tensor x = images[step % 4];
            using Tensor y = labels[step % 4];
            float loss = TrainingTests.Step(net, optimizer, x, y);
            Assert.True(Math.Abs(loss - expected[step]) < 1e-3, $"{name}: the loss of step {step + 1} is {loss}, PyTorch's {expected[step]}.");
        }
    }
}
