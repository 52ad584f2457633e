namespace Mnist.MLNet.Cli;

/// <summary>What the program's exit code tells. The numbers are part of its interface.</summary>
internal static class ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    public const int Success = 0;

    /// <summary>Something that should not happen.</summary>
    public const int Unexpected = 1;

    /// <summary>An unknown command, option or recipe, or a value out of its range.</summary>
    public const int WrongUsage = 2;

    /// <summary>A data or model file that is missing, damaged, or may not be read or written.</summary>
    public const int BadFile = 3;

    /// <summary>The loss stopped being a number.</summary>
    public const int Diverged = 4;

    /// <summary>Ctrl+C: 128 + 2, the number of the signal, as shells have it.</summary>
    public const int Interrupted = 130;

    /// <summary>The codes with what they mean, for help texts.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Success, "success"),
        (Unexpected, "an unexpected error"),
        (WrongUsage, "wrong usage: an unknown command, option or recipe, or a value out of its range"),
        (BadFile, "a data or model file is missing, damaged, or may not be read or written"),
        (Diverged, "training diverged: the loss stopped being a number"),
        (Interrupted, "stopped by Ctrl+C; 'train' has then saved the best model so far"),
    ];
}
