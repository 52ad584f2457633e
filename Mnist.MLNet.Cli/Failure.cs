using Mnist.MLNet.Training;

namespace Mnist.MLNet.Cli;

/// <summary>How the program ends when something went wrong: an exit code and one line.</summary>
/// <param name="ExitCode">One of <see cref="Cli.ExitCode"/>.</param>
/// <param name="Message">One line, without the program's name.</param>
internal readonly record struct Failure(int ExitCode, string Message)
{
    /// <summary>What an exception means to the user.</summary>
    public static Failure Of(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var inner] } => Of(inner),
        TypeInitializationException { InnerException: { } inner } => Of(inner),
        OperationCanceledException canceled => new(Cli.ExitCode.Interrupted, Stopped(canceled)),
        TrainingDivergedException => new(Cli.ExitCode.Diverged, OneLine(exception.Message)),
        ArgumentException argument => new(Cli.ExitCode.WrongUsage, OneLine(WithoutParameter(argument))),
        InvalidDataException or IOException or UnauthorizedAccessException or HttpRequestException => new(Cli.ExitCode.BadFile, OneLine(exception.Message)),
        NotSupportedException or NotImplementedException or InvalidOperationException => new(Cli.ExitCode.Unexpected, OneLine(exception.Message)),
        _ => new(Cli.ExitCode.Unexpected, $"unexpected error: {exception.GetType().Name}: {OneLine(exception.Message)}"),
    };

    // The base class appends "(Parameter 'x')" and, where a value is known, a second line: names of code, not of options.
    private static string WithoutParameter(ArgumentException exception)
    {
        string message = exception.Message;
        int parameter = exception.ParamName is { } name ? message.IndexOf($" (Parameter '{name}')", StringComparison.Ordinal) : -1;
        return parameter < 0 ? message : message[..parameter];
    }

    // Only where the program's own code threw it does the message say more than that something was cancelled.
    private static string Stopped(OperationCanceledException exception) =>
        exception is TaskCanceledException || exception.CancellationToken.IsCancellationRequested ? "stopped by Ctrl+C" : OneLine(exception.Message);

    private static string OneLine(string message) =>
        string.Join(' ', message.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).TrimEnd('.');
}
