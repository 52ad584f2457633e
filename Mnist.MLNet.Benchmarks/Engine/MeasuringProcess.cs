using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Mnist.MLNet.Benchmarks.Engine;

/// <summary>Makes each measurement in a process of its own, so that none finds memory, caches or compiled code that another left behind.</summary>
internal static class MeasuringProcess
{
    /// <summary>The hidden command of this program that makes one measurement.</summary>
    public const string Command = "measure";

    private const string Python = "/usr/bin/python3";

    /// <summary>Measures this program's engine.</summary>
    public static Measurement Ours(Request request)
    {
        var start = new ProcessStartInfo("dotnet");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Mnist.MLNet.Benchmarks.dll"));
        start.ArgumentList.Add(Command);
        start.ArgumentList.Add(JsonSerializer.Serialize(request));
        return JsonSerializer.Deserialize<Measurement>(LineOf(start, "The measurement"))!;
    }

    /// <summary>Measures PyTorch.</summary>
    public static Measurement PyTorch(Request request) => JsonSerializer.Deserialize<Measurement>(LineOf(Script(request), "The measurement of PyTorch"))!;

    /// <summary>Measures PyTorch while another process of it trains the same way.</summary>
    public static Measurement PyTorchBesideItself(Request request)
    {
        var start = Script(request with { Kind = "occupy" });
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        using var other = Process.Start(start)!;
        try
        {
            return other.StandardOutput.ReadLine() is not null ? PyTorch(request) : throw new InvalidOperationException("PyTorch's other process ended before the measurement.");
        }
        finally
        {
            other.StandardInput.Close();
            other.WaitForExit();
        }
    }

    /// <summary>Reads PyTorch's versions, and by that sees that it is there and at its best.</summary>
    /// <exception cref="InvalidOperationException">A package is missing; the message says which.</exception>
    public static PyTorchVersions Versions()
    {
        PyTorchVersions versions;
        try
        {
            LineOf(new ProcessStartInfo(Python, ["-c", "import torch; print(1)"]), "Importing PyTorch");
            versions = JsonSerializer.Deserialize<PyTorchVersions>(LineOf(Script(new Request("versions", "", 1, "", 1, 1, 1, "")), "PyTorch"))!;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            throw new InvalidOperationException($"{Python} has no PyTorch to compare with; install it: apt-get install python3-torch libopenblas0-pthread", exception);
        }

        return versions.Blas != "reference"
            ? versions
            : throw new InvalidOperationException("PyTorch multiplies matrices by the slow reference BLAS here, which would not show it at its best; run: apt-get install libopenblas0-pthread");
    }

    private static ProcessStartInfo Script(Request request)
    {
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "PyTorch", "measure.py"), JsonSerializer.Serialize(request)]);

        // PyTorch at its best: its own threads share out the work and the BLAS adds none, except where the BLAS alone is measured;
        // and the allocator keeps the memory of a step for the next one instead of returning it to the system.
        string blasThreads = request.Kind == "multiply" ? request.Threads.ToString(CultureInfo.InvariantCulture) : "1";
        foreach (string variable in new[] { "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS" })
        {
            start.Environment[variable] = blasThreads;
        }

        start.Environment["MALLOC_MMAP_THRESHOLD_"] = "4294967296";
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = "17179869184";
        start.Environment["MALLOC_TOP_PAD_"] = "268435456";
        return start;
    }

    /// <summary>The last line that a program prints.</summary>
    private static string LineOf(ProcessStartInfo start, string what)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.TrimEnd().Split('\n')[^1]
            : throw new InvalidOperationException($"{what} ended with exit code {process.ExitCode}: {errors.Result.Trim()}");
    }
}
