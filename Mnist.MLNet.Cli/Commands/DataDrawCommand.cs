using System.CommandLine;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Cli.Commands;

/// <summary><c>mnist data draw</c>: writes a data set of digits that the program draws.</summary>
internal sealed class DataDrawCommand : Command, IHasExamples
{
    private const int DefaultTrainCount = 60_000;
    private const int DefaultTestCount = 10_000;
    private const int DefaultSeed = 1;
    private const int LargestCount = 2_000_000;

    private readonly Terminal _terminal;
    private readonly Argument<string> _folder = new("DIR") { Description = "Folder to write the four files to; made where it is missing" };
    private readonly NumberOption<int> _train = CountOption("--train", "Images to train on", DefaultTrainCount);
    private readonly NumberOption<int> _test = CountOption("--test", "Images to test on", DefaultTestCount);
    private readonly NumberOption<int> _seed = new("--seed", "N", "Another seed draws other images", "a whole number", _ => true, $"{DefaultSeed}");
    private readonly Option<bool> _overwrite = new("--overwrite") { Description = "Replace packed files of the same names" };

    public DataDrawCommand(Terminal terminal)
        : base("draw", "Draws digits in the manner of MNIST, as its four files. They are not MNIST, and are the same on every machine.")
    {
        _terminal = terminal;
        Add(_folder);
        Add(_train);
        Add(_test);
        Add(_seed);
        Add(_overwrite);
        SetAction(Run);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } = ["data draw datasets/drawn-small --train 1000 --test 200", "data draw datasets/drawn-again --seed 2"];

    private static NumberOption<int> CountOption(string name, string description, int @default) =>
        new(name, "N", description, $"a whole number from 1 to {LargestCount:N0}", count => count is >= 1 and <= LargestCount, $"{@default:N0}");

    private int Run(ParseResult options)
    {
        string folder = options.GetRequiredValue(_folder);
        int train = options.GetValue(_train) ?? DefaultTrainCount;
        int test = options.GetValue(_test) ?? DefaultTestCount;
        bool overwrite = options.GetValue(_overwrite);
        if (!overwrite && MnistFolder.FileNames.Select(name => MnistFolder.FindFile(folder, name)).FirstOrDefault(file => file is not null) is { } present)
        {
            throw new IOException($"'{present}' is there already; name another folder, or add --overwrite.");
        }

        DrawnDigits.Write(folder, train, test, options.GetValue(_seed) ?? DefaultSeed, overwrite);
        _terminal.Out.WriteLine(FormattableString.Invariant($"drew {train} training and {test} test images into '{folder}'; they are not MNIST"));
        _terminal.Out.WriteLine($"next: {_terminal.ProgramName} data show {ShellWord.Quote(folder)}");
        return ExitCode.Success;
    }
}
