using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Training.Optimizers;
using Mnist.MLNet.Training.Schedules;

namespace Mnist.MLNet.Tests.Recipes.Settings;

public sealed class RecipeSettingTests
{
    private static readonly Recipe LeNet5 = RecipeBook.Get("lenet5");

    [Fact]
    public void Names_are_unique() =>
        Assert.Distinct(RecipeSettings.All.SelectMany(setting => setting.Aliases.Append(setting.Name)), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Every_value_that_is_read_can_be_applied_again() => Assert.All(
        from recipe in RecipeBook.All
        from optimizer in TrainingOptimizer.All
        from schedule in LearningRateSchedule.All
        select recipe with { Options = recipe.Options with { Optimizer = optimizer, Schedule = schedule } },
        recipe => Assert.All(RecipeSettings.All, setting =>
        {
            if (setting.Read(recipe) is { } value)
            {
                Assert.True(setting.Accepts(value));
                Assert.Equal(value, setting.Read(setting.Apply(recipe, value)));
            }
        }));

    [Theory]
    [InlineData("epochs", "3")]
    [InlineData("learning-rate", "0.0003")]
    [InlineData("optimizer", "adagrad")]
    [InlineData("beta2", "0.99")]
    [InlineData("schedule", "cosine")]
    [InlineData("warm-up", "0.5")]
    [InlineData("label-smoothing", "0.1")]
    [InlineData("clip-norm", "1.5")]
    [InlineData("ema", "0.999")]
    [InlineData("softmax-output", "true")]
    [InlineData("pooling", "max")]
    [InlineData("activation", "leaky-relu")]
    [InlineData("batch-norm", "true")]
    [InlineData("dropout", "0.25")]
    [InlineData("elastic", "2.5:0.5")]
    [InlineData("erase", "0.2")]
    [InlineData("protocol", "study")]
    [InlineData("patience", "3")]
    [InlineData("seed", "random")]
    [InlineData("network", "three-conv")]
    public void A_setting_changes_a_recipe_and_leaves_the_given_one_alone(string name, string value)
    {
        var setting = RecipeSettings.Get(name);
        string? before = setting.Read(LeNet5);

        Assert.Equal(value, setting.Read(setting.Apply(LeNet5, value)));
        Assert.Equal(before, setting.Read(LeNet5));
    }

    [Fact]
    public void Choices_are_applied_before_what_only_they_have()
    {
        var recipe = RecipeSettings.Apply(LeNet5, new Dictionary<string, string> { ["milestones"] = "2,4", ["nesterov"] = "true", ["momentum"] = "0.9", ["optimizer"] = "sgd", ["schedule"] = "multi-step" });

        Assert.Equal(new SgdOptimizer { Momentum = 0.9, Nesterov = true }, recipe.Options.Optimizer);
        Assert.Equal([2, 4], Assert.IsType<MultiStepSchedule>(recipe.Options.Schedule).Milestones);
    }

    [Fact]
    public void Choosing_what_is_chosen_already_keeps_its_parameters()
    {
        var shallow = RecipeBook.Get("shallow");

        Assert.Equal(shallow.Options.Optimizer, RecipeSettings.Get("optimizer").Apply(shallow, "sgd").Options.Optimizer);
        Assert.Equal(new AdamOptimizer(), RecipeSettings.Get("optimizer").Apply(shallow, "adam").Options.Optimizer);
    }

    [Theory]
    [InlineData("nesterov", "true", "nesterov is for sgd, and the optimizer is adam.")]
    [InlineData("alpha", "0.9", "alpha is for rmsprop, and the optimizer is adam.")]
    [InlineData("gamma", "0.1", "gamma is for step, multi-step, exponential and plateau, and the schedule is constant.")]
    [InlineData("hidden", "64", "hidden is not for network 'lenet5'; it takes pooling, activation, batch-norm, dropout, width, depth.")]
    [InlineData("optimizer", "adamax", "optimizer is 'adamax'; it must be one of adam, adamw, sgd, rmsprop, adagrad.")]
    [InlineData("epochs", "0", "epochs is '0'; it must be a whole number from 1 to 100,000.")]
    [InlineData("clip-norm", "0", "clip-norm is '0'; it must be a number above 0, or none.")]
    [InlineData("scale", "1", "scale is '1'; it must be a number from 0 to 0.9, alone or with a probability as in 0.45:0.5.")]
    public void What_cannot_be_applied_is_explained(string name, string value, string message)
    {
        var exception = Assert.Throws<RecipeSettingException>(() => RecipeSettings.Get(name).Apply(LeNet5, value));

        Assert.Equal(message, exception.Message);
        Assert.Equal(name, exception.Setting.Name);
    }

    [Fact]
    public void By_the_studys_protocol_there_is_nothing_to_choose_on()
    {
        var recipe = RecipeSettings.Get("protocol").Apply(LeNet5, "study");

        Assert.Null(RecipeSettings.Get("validation-fraction").Read(recipe));
        Assert.Equal(
            "validation-fraction is for the honest protocol, and the protocol is study.",
            Assert.Throws<RecipeSettingException>(() => RecipeSettings.Get("validation-fraction").Apply(recipe, "0.2")).Message);
    }

    [Fact]
    public void An_unknown_setting_is_named_beside_those_that_there_are() => Assert.StartsWith(
        "There is no setting 'learning_rate'; the settings are network, pooling, ",
        Assert.Throws<ArgumentException>(() => RecipeSettings.Get("learning_rate")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_set_up_leaves_out_what_is_switched_off() => Assert.Equal(
        [
            ("network", "lenet5"), ("mean", "0.1307"), ("std", "0.3081"), ("epochs", "10"), ("batch-size", "64"), ("lr", "0.001"), ("seed", "1"),
            ("optimizer", "adam"), ("beta1", "0.9"), ("beta2", "0.999"), ("epsilon", "1e-8"), ("schedule", "constant"),
            ("protocol", "honest"), ("validation-fraction", "0.083333"), ("selection", "best"),
        ],
        RecipeSettings.SetUp(LeNet5).Select(row => (row.Setting.Name, row.Value)));
}
