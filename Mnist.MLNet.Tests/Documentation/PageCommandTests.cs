using System.CommandLine;
using System.CommandLine.Parsing;
using Mnist.MLNet.Cli;
using Mnist.MLNet.Cli.Commands;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Recipes;

namespace Mnist.MLNet.Tests.Documentation;

/// <summary>The command lines on the pages are commands of the program, with options and recipes that it has.</summary>
public sealed class PageCommandTests
{
    public static TheoryData<string> Pages => [.. MarkdownPage.Names.Where(name => MarkdownPage.Read(name) is var page && CommandLines.ToType(page).Concat(CommandLines.Mentioned(page)).Any())];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_program_takes_the_command_lines_of_a_page(string name)
    {
        var page = MarkdownPage.Read(name);

        Assert.Empty(CommandLines.ToType(page).Select(Complaint).OfType<string>());
        Assert.All(CommandLines.Mentioned(page).Select(Complaint).OfType<string>(), complaint => Assert.Contains("' needs <", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_that_the_program_does_not_take_are_noticed()
    {
        var page = new MarkdownPage(
            "page.md",
            [new MarkdownBlock("", 1, "mnist train lenet5 --epochs 3   # a comment\nMNIST_DIR=x mnist train lenet5 --epoch 3 && ls\nmnist train lenet")],
            ["`mnist data draw`, `mnist data draw DIR [--train N]`, `mnist dat`"]);

        Assert.Equal(
            [null, "mnist train lenet5 --epoch 3: '--epoch' is no option of 'mnist train'; did you mean '--epochs'? 'mnist train --help' lists them", "mnist train lenet: there is no such recipe"],
            CommandLines.ToType(page).Select(Complaint));
        Assert.Equal(
            ["mnist data draw: 'mnist data draw' needs <DIR>; 'mnist data draw --help' explains", "mnist dat: 'dat' is no command of 'mnist'; did you mean 'data'? 'mnist --help' lists them"],
            CommandLines.Mentioned(page).Select(Complaint));
    }

    private static string? Complaint(string[] arguments)
    {
        var result = MnistCommand.Create(Terminal.Redirected(TextWriter.Null, TextWriter.Null)).Parse(arguments, CommandLine.Parser);
        string? error = UsageError.Find(result) ?? (Recipes(result).Any(recipe => !RecipeBook.All.Any(known => known.Name == recipe)) ? "there is no such recipe" : null);
        return error is null ? null : $"mnist {string.Join(' ', arguments)}: {error}";
    }

    // what a reader is to fill in is in capitals
    private static IEnumerable<string> Recipes(ParseResult result) => result.CommandResult.Children
        .Where(child => child is ArgumentResult { Argument.Name: "RECIPE" } or OptionResult { Option: { Name: "--recipe", HelpName: not "FILE" } })
        .SelectMany(child => child.Tokens)
        .Select(token => token.Value)
        .Where(value => value.Any(char.IsLower));
}
