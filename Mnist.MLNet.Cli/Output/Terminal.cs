using System.Text;
using Mnist.MLNet.Cli.Input;
using Spectre.Console;

namespace Mnist.MLNet.Cli.Output;

/// <summary>Where the program writes to, what that can show, and how the user stops it.</summary>
internal sealed class Terminal
{
    private const int RedirectedWidth = 120;
    private const int NarrowestWidth = 40;

    private Terminal(IAnsiConsole console, TextWriter output, TextWriter error, string programName, CancellationToken stop)
    {
        Console = console;
        Out = output;
        Error = error;
        ProgramName = programName;
        Stop = stop;
    }

    /// <summary>For tables, colours and progress; writes to <see cref="Out"/>.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>For results.</summary>
    public TextWriter Out { get; }

    /// <summary>For errors, and for notices where <see cref="Out"/> carries data for another program.</summary>
    public TextWriter Error { get; }

    /// <summary>How the user calls this program, for commands to copy.</summary>
    public string ProgramName { get; }

    /// <summary>Cancelled by Ctrl+C.</summary>
    public CancellationToken Stop { get; }

    /// <summary>Columns of text that fit into a line.</summary>
    public int Width => Console.Profile.Width;

    /// <summary>Whether characters beyond ASCII can be shown.</summary>
    public bool Unicode => Console.Profile.Capabilities.Unicode;

    /// <summary>Whether colours can be shown, and the user has not switched them off (NO_COLOR).</summary>
    public bool Colors => Interactive && Console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors;

    /// <summary>Whether a person watches, so that progress may move and colours be used.</summary>
    public bool Interactive => Console.Profile.Capabilities is { Interactive: true, Ansi: true };

    /// <summary>The terminal of this process. Its first Ctrl+C asks the running command to stop, its second ends the process.</summary>
    public static Terminal OfProcess()
    {
        bool unicode = System.Console.OutputEncoding.CodePage == Encoding.UTF8.CodePage;
        string name = ProgramNameOfProcess.Find();
        var stop = StopSignal.Listen();
        if (System.Console.IsOutputRedirected)
        {
            return Redirected(System.Console.Out, System.Console.Error, unicode, name, stop);
        }

        return Watched(System.Console.Out, System.Console.Error, AnsiSupport.Detect, unicode, name, stop);
    }

    /// <summary>A terminal that a person watches: with colours and progress, unless it turns out to have neither.</summary>
    public static Terminal Watched(
        TextWriter output, TextWriter error, AnsiSupport ansi, bool unicode = true, string programName = "mnist", CancellationToken stop = default)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = ansi == AnsiSupport.Yes ? ColorSystemSupport.TrueColor : ColorSystemSupport.Detect,
            Interactive = ansi == AnsiSupport.Yes ? InteractionSupport.Yes : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Capabilities.Unicode = unicode;
        console.Profile.Width = Math.Max(console.Profile.Width, NarrowestWidth);
        return new Terminal(console, output, error, programName, stop);
    }

    /// <summary>A terminal that writes plain text, without a control sequence, to any writers.</summary>
    public static Terminal Redirected(
        TextWriter output, TextWriter error, bool unicode = true, string programName = "mnist", CancellationToken stop = default)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Capabilities.Unicode = unicode;
        console.Profile.Width = RedirectedWidth;
        return new Terminal(console, output, error, programName, stop);
    }
}
