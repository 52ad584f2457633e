using Mnist.MLNet.Data;

namespace Mnist.MLNet.Tests;

/// <summary>The real MNIST, for tests that are worth little without it: they skip, and say so, where MNIST_DIR does not name its folder.</summary>
public static class RealMnist
{
    private static readonly Lazy<MnistData> Loaded = new(() => MnistData.Load(Folder!));

    /// <summary>The folder with the four files, or null.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("MNIST_DIR") is { Length: > 0 } folder ? folder : null;

    /// <summary>The data, loaded once for all tests; skips the test that asks for it where there is none.</summary>
    public static MnistData Data
    {
        get
        {
            SkipIfMissing();
            return Loaded.Value;
        }
    }

    /// <summary>Skips the calling test (a SkippableFact) where the real MNIST is not at hand.</summary>
    public static void SkipIfMissing() => Skip.If(Folder is null, "MNIST_DIR does not name a folder with the real MNIST.");
}
