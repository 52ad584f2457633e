using Mnist.MLNet.Serving;

namespace Mnist.MLNet.Tests.PublicSurface;

/// <summary>The public surface is what <c>PublicAPI.txt</c> beside each project says: a change of it is seen, and meant.</summary>
public sealed class PublicApiTests
{
    private const string Accept = "MNIST_ACCEPT_API";

    [Theory]
    [InlineData(typeof(MnistCatalog))]
    [InlineData(typeof(DigitServer))]
    public void The_public_surface_is_the_one_that_is_written_down(Type type)
    {
        string project = type.Assembly.GetName().Name!;
        string file = Repository.PathOf(project, "PublicAPI.txt");
        var actual = PublicApi.Of(type.Assembly);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllLines(file, actual);
        }

        string[] written = File.Exists(file) ? File.ReadAllLines(file) : [];
        string[] changes = [.. written.Except(actual).Select(line => $"- {line}"), .. actual.Except(written).Select(line => $"+ {line}")];

        Assert.True(
            changes.Length == 0,
            $"The public surface of {project} has changed:\n{string.Join('\n', changes)}\nIf that is meant, '{Accept}=1 dotnet test Mnist.MLNet.Tests -c Release --filter PublicApi' writes it into {project}/PublicAPI.txt.");
        Assert.Equal(actual, written);
    }

    [Fact]
    public void Members_are_written_as_declarations_with_nullability()
    {
        var lines = PublicApi.Of(typeof(MnistCatalog).Assembly);

        Assert.Contains("sealed class Mnist.MLNet.MnistCatalog", lines);
        Assert.Contains("Microsoft.ML.ITransformer Mnist.MLNet.MnistCatalog.LoadModel(string path, System.Func<TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>>? createNetwork = null)", lines);
        Assert.Contains("static Mnist.MLNet.MnistCatalog Mnist.MLNet.MLContextExtensions.Mnist(this Microsoft.ML.MLContext ml)", lines);
    }
}
