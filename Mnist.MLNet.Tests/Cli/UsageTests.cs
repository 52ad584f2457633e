namespace Mnist.MLNet.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("trian", "'trian' is no command of 'mnist'; did you mean 'train'? 'mnist --help' lists them")]
    [InlineData("data verfy x", "'verfy' is no command of 'mnist data'; did you mean 'verify'? 'mnist data --help' lists them")]
    [InlineData("fly", "'fly' is no command of 'mnist'; 'mnist --help' lists them")]
    [InlineData("train --epoch 3", "'--epoch' is no option of 'mnist train'; did you mean '--epochs'? 'mnist train --help' lists them")]
    [InlineData("train lenet5 --batchsize 3", "'--batchsize' is no option of 'mnist train'; did you mean '--batch-size'? 'mnist train --help' lists them")]
    [InlineData("train -z", "'-z' is no option of 'mnist train'; 'mnist train --help' lists them")]
    [InlineData("train lenet5 lenet5", "'lenet5' is one argument too many for 'mnist train'; 'mnist train --help' explains")]
    [InlineData("evaluate", "'mnist evaluate' needs <MODEL>; 'mnist evaluate --help' explains")]
    [InlineData("train --epochs", "'--epochs' needs a value; 'mnist train --help' explains")]
    public void A_mistyped_line_is_answered_with_the_nearest_right_one(string line, string expected) =>
        Assert.Equal(expected, CliRun.Of(line.Split(' ')).Failed(2));

    [Theory]
    [InlineData("--batch-size", "0", "a whole number from 1 to 65,536")]
    [InlineData("--batch-size", "ten", "a whole number from 1 to 65,536")]
    [InlineData("--epochs", "0", "a whole number from 1 to 100,000")]
    [InlineData("--epochs", "1.5", "a whole number from 1 to 100,000")]
    [InlineData("--epochs", "99999999999", "a whole number from 1 to 100,000")]
    [InlineData("--lr", "0", "a number above 0")]
    [InlineData("--lr", "-1", "a number above 0")]
    [InlineData("--lr", "NaN", "a number above 0")]
    [InlineData("--lr", "1e999", "a number above 0")]
    [InlineData("--lr", "0,1", "a number above 0")]
    [InlineData("--momentum", "1", "a number from 0 to below 1")]
    [InlineData("--weight-decay", "-0.1", "a number from 0")]
    [InlineData("--threads", "0", "a whole number from 1 to 1,024, or default")]
    [InlineData("--validation-fraction", "1", "a number from 0 to below 1")]
    [InlineData("--rotate", "181", "a number from 0 to 180, alone or with a probability as in 90:0.5")]
    [InlineData("--translate", "2", "a number from 0 to 1, alone or with a probability as in 0.5:0.5")]
    [InlineData("--optimizer", "adamax", "one of adam, adamw, sgd, rmsprop, adagrad")]
    [InlineData("--log-every", "0", "a whole number from 1")]
    [InlineData("--seed", "x", "a whole number, or random")]
    public void An_option_out_of_its_range_is_named_with_the_range(string option, string value, string range) =>
        Assert.Equal($"{option} is '{value}'; it must be {range}; 'mnist train --help' explains", CliRun.Of("train", "lenet5", option, value).Failed(2));

    [Theory]
    [InlineData("9-3")]
    [InlineData("-3")]
    [InlineData("1-2-3")]
    [InlineData("one")]
    [InlineData("")]
    public void Rows_that_are_none_are_refused(string rows) => Assert.Equal(
        $"--rows is '{rows}'; it must be rows counted from 0 and ranges, such as 0-9,15; 'mnist data show --help' explains",
        CliRun.Of("data", "show", "--rows", rows).Failed(2));

    [Theory]
    [InlineData("--data is empty; 'mnist train --help' explains", "train", "--data", "")]
    [InlineData("<MODEL> is empty; 'mnist evaluate --help' explains", "evaluate", "")]
    [InlineData("<DIR> is empty; 'mnist data draw --help' explains", "data", "draw", "")]
    public void An_empty_path_is_refused(string expected, params string[] args) => Assert.Equal(expected, CliRun.Of(args).Failed(2));

    [Fact]
    public void An_unknown_recipe_is_named_beside_those_that_there_are()
    {
        Assert.StartsWith("There is no recipe 'vgg99'; the recipes are bn-cnn, lenet5", CliRun.Of("train", "vgg99").Failed(2), StringComparison.Ordinal);
        Assert.StartsWith("There is no recipe 'vgg99'; the recipes are bn-cnn, lenet5", CliRun.Of("recipes", "show", "vgg99").Failed(2), StringComparison.Ordinal);
    }

    [Fact]
    public void Momentum_without_sgd_is_refused() => Assert.Equal(
        "--momentum is for sgd and rmsprop, and the optimizer is adam",
        CliRun.Of("train", "lenet5", "--momentum", "0.9").Failed(2));
}
