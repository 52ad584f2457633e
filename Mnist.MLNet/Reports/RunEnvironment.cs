using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace Mnist.MLNet.Reports;

/// <summary>What a run ran on; printed with every table of results.</summary>
/// <param name="Mode">Where ML.NET and TorchSharp come from: <c>embedded</c> or <c>nuget</c>.</param>
/// <param name="Engine">The engine that computes, with its version.</param>
/// <param name="Threads">The number of threads that it works with.</param>
/// <param name="Processor">The processor's name, and its widest vectors in bits.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="OperatingSystem">The operating system.</param>
public sealed record RunEnvironment(string Mode, string Engine, int Threads, string Processor, string Runtime, string OperatingSystem)
{
    private const string EmbeddedAssembly = "Mnist.Embedded.Torch";

    /// <summary>This program with its version and mode.</summary>
    public static string Program => $"Mnist.MLNet {VersionOf(typeof(RunEnvironment).Assembly)} ({ModeName})";

    private static string ModeName => typeof(torch).Assembly.GetName().Name == EmbeddedAssembly ? "embedded" : "nuget";

    /// <summary>What this process runs on.</summary>
    /// <returns>The environment as it is now.</returns>
    public static RunEnvironment Current()
    {
        var engine = typeof(torch).Assembly;
        return new RunEnvironment(
            ModeName,
            $"{engine.GetName().Name} {VersionOf(engine)}",
            torch.get_num_threads(),
            $"{ProcessorName()}, {VectorBits()}-bit vectors",
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.OSDescription);
    }

    private static string VersionOf(Assembly assembly) =>
        (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "").Split('+')[0];

    private static int VectorBits() =>
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? 512
        : System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated ? 256
        : System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated ? 128 : 0;

    private static string ProcessorName()
    {
        const string linuxFile = "/proc/cpuinfo";
        string? name = File.Exists(linuxFile)
            ? File.ReadLines(linuxFile).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return $"{name ?? RuntimeInformation.ProcessArchitecture.ToString()} ({Environment.ProcessorCount} cores)";
    }
}
