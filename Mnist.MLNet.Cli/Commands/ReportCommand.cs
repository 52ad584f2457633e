using System.CommandLine;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Reports.Comparison;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist report</c>: runs side by side.</summary>
internal sealed class ReportCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly Argument<string[]> _runs = new("RUN") { Description = "Folders of runs or ensembles, such as runs/*", Arity = ArgumentArity.OneOrMore };
    private readonly ChoiceOption<ReportFormat> _format = new("--format", "Form of the table; html has the chart too, svg is the chart alone [default: as --out ends, else console]");
    private readonly Option<string?> _out = new("--out") { Description = "Write to a file instead of the output", HelpName = "FILE" };

    public ReportCommand(Terminal terminal)
        : base("report", "Compares runs: figures in a table, accuracies in a chart; mean and standard deviation where a recipe was run with several seeds.")
    {
        _terminal = terminal;
        Add(_runs);
        Add(_format);
        Add(_out);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["report runs/*", "report runs/* --format markdown", "report runs/* --out comparison.html"];

    private static ReportFormat FormatOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".md" => ReportFormat.Markdown,
        ".csv" => ReportFormat.Csv,
        ".json" => ReportFormat.Json,
        ".html" or ".htm" => ReportFormat.Html,
        ".svg" => ReportFormat.Svg,
        _ => throw new ArgumentException($"--out '{file}' does not tell the format; let it end in .md, .csv, .json, .html or .svg, or add --format."),
    };

    private static string Text(RunComparison comparison, ReportFormat format) => format switch
    {
        ReportFormat.Markdown => comparison.ToTable().ToMarkdown(),
        ReportFormat.Csv => comparison.ToTable().ToCsv(),
        ReportFormat.Json => comparison.ToTable().ToJson() + "\n",
        ReportFormat.Svg => comparison.ToChart().ToSvgDocument(),
        _ => comparison.ToPage().ToString(),
    };

    private int Run(ParseResult options)
    {
        string? file = options.GetValue(_out);
        var format = options.GetValue(_format) ?? (file is null ? ReportFormat.Console : FormatOf(file));
        if (format == ReportFormat.Console && file is not null)
        {
            throw new ArgumentException("--format console is for the screen; leave --out out, or take another format.");
        }

        var comparison = RunComparison.Read(options.GetRequiredValue(_runs));
        if (format == ReportFormat.Console)
        {
            _terminal.Console.Write(PlainTable.Of(comparison.ToTable()));
        }
        else if (file is null)
        {
            _terminal.Out.Write(Text(comparison, format));
        }
        else
        {
            AtomicFile.WriteAllText(file, Text(comparison, format));
            _terminal.Out.WriteLine($"wrote '{file}'");
        }

        return ExitCode.Success;
    }
}
