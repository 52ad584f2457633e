using System.Diagnostics;

namespace Mnist.MLNet.Tests.Interop;

/// <summary>
/// Other people's programs by which files that leave this library are judged. Tests skip, and say so, where a program is not there; <c>.ci/run</c> installs them.
/// </summary>
internal static class OtherProgram
{
    private static readonly Lazy<string?> Python = new(() => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : null);

    /// <summary>Where <c>.ci/run</c> installs ONNX Runtime.</summary>
    private static string NodeModules => Repository.PathOf("artifacts", "interop", "node_modules");

    /// <summary>Runs a script of this folder with Node.js and ONNX Runtime.</summary>
    /// <returns>What it printed.</returns>
    public static string OnnxRuntime(string script, params string[] arguments)
    {
        Skip.IfNot(Directory.Exists(Path.Combine(NodeModules, "onnxruntime-node")), "ONNX Runtime is not installed: 'npm ci' of Mnist.MLNet.Tests/Interop puts it into artifacts/interop.");
        return Run("node", [Script(script), .. arguments]);
    }

    /// <summary>Runs a script of this folder with the system's Python and one of its packages.</summary>
    /// <returns>What it printed.</returns>
    public static string PythonWith(string module, string script, params string[] arguments)
    {
        Skip.If(Python.Value is null || Start(Python.Value, ["-c", $"import {module}"]).Code != 0, $"Python has no module '{module}': 'apt-get install python3-{module}' installs it on Debian.");
        return Run(Python.Value!, [Script(script), .. arguments]);
    }

    private static string Run(string program, string[] arguments)
    {
        var (code, output, error) = Start(program, arguments);
        Assert.True(code == 0, $"{Path.GetFileName(arguments[0])} ended with {code}: {error}");
        return output;
    }

    private static (int Code, string Output, string Error) Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NODE_PATH"] = NodeModules;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private static string Script(string name) => Repository.PathOf("Mnist.MLNet.Tests", "Interop", name);
}
