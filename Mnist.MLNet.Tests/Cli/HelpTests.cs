using Mnist.MLNet.Recipes.Settings;

namespace Mnist.MLNet.Tests.Cli;

public sealed class HelpTests
{
    [Fact]
    public void The_program_alone_shows_its_help()
    {
        string help = CliRun.Of().Succeeded();

        Assert.Equal(CliRun.Of("--help").Succeeded(), help);
        foreach (string command in new[] { "train", "ensemble", "evaluate", "learning-curve", "predict", "data", "recipes" })
        {
            Assert.Matches($@"(?m)^  {command} ", help);
        }
    }

    [Fact]
    public void The_program_s_help_lists_the_exit_codes_and_the_environment() => Assert.EndsWith(
        """
        Exit codes:
            0  success
            1  an unexpected error
            2  wrong usage: an unknown command, option or recipe, or a value out of its range
            3  a data or model file is missing, damaged, or may not be read or written
            4  training diverged: the loss stopped being a number
          130  stopped by Ctrl+C; 'train' has then saved the best model so far

        Environment:
          MNIST_DIR    folder with the data set to use where --data names none
          MNIST_DEBUG  1 shows where an error came from


        """.ReplaceLineEndings("\n"),
        CliRun.Of("--help").Succeeded(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("train")]
    [InlineData("ensemble")]
    [InlineData("evaluate")]
    [InlineData("learning-curve")]
    [InlineData("predict")]
    [InlineData("serve")]
    [InlineData("export")]
    [InlineData("export", "onnx")]
    [InlineData("export", "weights")]
    [InlineData("export", "graph")]
    [InlineData("import")]
    [InlineData("import", "weights")]
    [InlineData("data")]
    [InlineData("data", "get")]
    [InlineData("data", "verify")]
    [InlineData("data", "draw")]
    [InlineData("data", "show")]
    [InlineData("recipes")]
    [InlineData("recipes", "show")]
    public void Every_command_explains_itself_with_examples_that_can_be_typed(params string[] command)
    {
        string help = CliRun.Of([.. command, "--help"]).Succeeded();

        Assert.StartsWith("Description:\n  ", help, StringComparison.Ordinal);
        Assert.Contains($"Usage:\n  mnist {string.Join(' ', command)} ", help, StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  mnist {command[0]}", help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_of_commands_shows_its_help() =>
        Assert.Equal(CliRun.Of("data", "--help").Succeeded(), CliRun.Of("data").Succeeded());

    [Fact]
    public void Help_says_what_values_an_option_takes()
    {
        string help = CliRun.Of("train", "--help").Succeeded();

        Assert.Contains("--epochs <N>", help, StringComparison.Ordinal);
        Assert.Contains("a whole number from 1 to 65,536", help, StringComparison.Ordinal);
        Assert.Contains("one of adam, adamw, sgd, rmsprop, adagrad", help, StringComparison.Ordinal);
        Assert.Contains("[default: runs]", help, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_of_settings_stand_under_what_they_are_about()
    {
        string help = CliRun.Of("train", "--help").Succeeded();

        Assert.Matches(@"(?s)\nOptions:\n  --data .+\n  -\?, -h, --help [^\n]+\n\nNetwork:\n  --network .+\n\nPreprocessing:\n  --mean .+\n\nAugmentation:\n  --rotate .+\n\nTraining:\n  --epochs ", help);
        Assert.Matches(@"(?s)\n\nOptimizer:\n  --optimizer .+\n\nSchedule:\n  --schedule .+\n\nEvaluation:\n.+\n\nExamples:\n", help);
        Assert.Equal(RecipeSettings.All.Count, RecipeSettings.All.Count(setting => help.Contains($"--{setting.Name} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_version_names_program_and_mode() =>
        Assert.Matches(@"^Mnist\.MLNet \d+\.\d+\.\d+ \((embedded|nuget)\)\n$", CliRun.Of("--version").Succeeded());
}
