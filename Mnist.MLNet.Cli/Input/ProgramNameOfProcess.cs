namespace Mnist.MLNet.Cli.Input;

/// <summary>Finds out how the user can call this program again.</summary>
internal static class ProgramNameOfProcess
{
    private const string Name = "mnist";

    /// <summary>The bare name where the search path leads to this program, else a path from the current folder that can be typed.</summary>
    public static string Find()
    {
        string program = Environment.ProcessPath ?? Name;
        if (!Path.GetFileNameWithoutExtension(program).Equals(Name, StringComparison.OrdinalIgnoreCase))
        {
            string library = Path.Combine(AppContext.BaseDirectory, Name + ".dll");
            return File.Exists(library) ? $"dotnet {Typed(library)}" : Name;
        }

        return IsOnSearchPath(program) ? Name : Typed(program);
    }

    private static bool IsOnSearchPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => Path.Combine(folder, Path.GetFileName(program)) == program);

    private static string Typed(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        string shorter = relative.Length < path.Length ? relative : path;
        return ShellWord.Quote(shorter.Contains(Path.DirectorySeparatorChar) ? shorter : Path.Combine(".", shorter));
    }
}
