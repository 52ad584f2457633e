using Mnist.MLNet.Cli;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Tests.Cli;

public sealed class FailureTests
{
    public static TheoryData<Exception, int, string> Failures => new()
    {
        { new InvalidDataException("'x' is empty."), 3, "'x' is empty" },
        { new FileNotFoundException("'x' does not exist."), 3, "'x' does not exist" },
        { new DirectoryNotFoundException("'x' does not exist."), 3, "'x' does not exist" },
        { new UnauthorizedAccessException("'x' may not be read."), 3, "'x' may not be read" },
        { new IOException("No space left on device : 'x'"), 3, "No space left on device : 'x'" },
        { new HttpRequestException("MNIST cannot be fetched."), 3, "MNIST cannot be fetched" },
        { new ArgumentException("Epochs is 0.", "options"), 2, "Epochs is 0" },
        { new ArgumentOutOfRangeException("count", 0, "Expected 1 to 9."), 2, "Expected 1 to 9" },
        { new TrainingDivergedException("Training diverged."), 4, "Training diverged" },
        { new OperationCanceledException("Training was stopped before its first batch."), 130, "Training was stopped before its first batch" },
        { new TaskCanceledException(), 130, "stopped by Ctrl+C" },
        { new NotSupportedException("A step cannot be saved."), 1, "A step cannot be saved" },
        { new NotImplementedException("'fft' is not there."), 1, "'fft' is not there" },
        { new InvalidOperationException("GPU 0 was asked for."), 1, "GPU 0 was asked for" },
        { new AggregateException(new InvalidDataException("'x' is empty.")), 3, "'x' is empty" },
        { new FormatException("first\n  second"), 1, "unexpected error: FormatException: first second" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Every_kind_of_exception_has_its_code_and_one_line(Exception exception, int exitCode, string message) =>
        Assert.Equal(new Failure(exitCode, message), Failure.Of(exception));
}
