using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Mnist.MLNet.Cli.Commands;

namespace Mnist.MLNet.Cli.Output;

/// <summary>The help text of a command: what the library writes with its options grouped, then examples, and for the whole program its exit codes.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly Terminal _terminal;
    private readonly HelpAction _help;

    public HelpWithExamples(Terminal terminal)
    {
        _terminal = terminal;
        _help = new HelpAction { MaxWidth = terminal.Width };
    }

    /// <summary>True: who asks for help is not told first what is wrong with the rest of the line.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        _terminal.Out.Write(OptionGroups.Apply(HelpOf(parseResult)));
        var command = parseResult.CommandResult.Command;
        if (command is IHasExamples { Examples: { Count: > 0 } examples })
        {
            WriteSection("Examples:", examples.Select(example => $"mnist {example}"));
        }

        if (!command.Parents.Any())
        {
            WriteSection("Exit codes:", ExitCode.All.Select(code => $"{code.Code,3}  {code.Meaning}"));
            WriteSection("Environment:", [
                "MNIST_DIR    folder with the data set to use where --data names none",
                $"{CommandLine.DebugVariable}  1 shows where an error came from"]);
        }

        return ExitCode.Success;
    }

    private string HelpOf(ParseResult parseResult)
    {
        var (configuration, output) = (parseResult.InvocationConfiguration, parseResult.InvocationConfiguration.Output);
        using var help = new StringWriter();
        configuration.Output = help;
        _help.Invoke(parseResult);
        configuration.Output = output;
        return help.ToString();
    }

    private void WriteSection(string title, IEnumerable<string> lines)
    {
        _terminal.Out.WriteLine(title);
        foreach (string line in lines)
        {
            _terminal.Out.WriteLine($"  {line}");
        }

        _terminal.Out.WriteLine();
    }
}
