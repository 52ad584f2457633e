using System.CommandLine;
using Mnist.MLNet.Cli.Commands;
using Mnist.MLNet.Cli.Input;
using Mnist.MLNet.Cli.Output;

namespace Mnist.MLNet.Cli;

/// <summary>The whole program: reads arguments, runs a command, and turns every failure into one line and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>When this environment variable is 1, a failure shows its stack trace too.</summary>
    public const string DebugVariable = "MNIST_DEBUG";

    public static readonly ParserConfiguration Parser = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="terminal">Where to write to.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        try
        {
            var result = MnistCommand.Create(terminal).Parse(args, Parser);
            return UsageError.Find(result) is { } error
                ? Fail(terminal, new Failure(ExitCode.WrongUsage, error))
                : result.Invoke(new InvocationConfiguration
                {
                    Output = terminal.Out,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                });
        }
#pragma warning disable CA1031 // the last stop of every failure: nothing may reach the user as a stack trace
        catch (Exception exception)
#pragma warning restore CA1031
        {
            int code = Fail(terminal, Failure.Of(exception));
            if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
            {
                terminal.Error.WriteLine(exception);
            }

            return code;
        }
        finally
        {
            terminal.Out.Flush();
        }
    }

    /// <summary>Writes a failure as the program's one line.</summary>
    /// <returns>The failure's exit code.</returns>
    public static int Fail(Terminal terminal, Failure failure)
    {
        terminal.Error.WriteLine($"mnist: {failure.Message}");
        return failure.ExitCode;
    }
}
