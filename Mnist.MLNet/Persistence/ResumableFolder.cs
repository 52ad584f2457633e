using System.Globalization;

namespace Mnist.MLNet.Persistence;

/// <summary>
/// A folder <c>&lt;time&gt;-&lt;name&gt;</c> for work of several parts, which goes on in the same folder when it was interrupted: the folder holds the plan of the work as text,
/// and the same plan, to the letter, finds it again as long as the work's last file is missing. One process works in a folder at a time.
/// </summary>
internal sealed class ResumableFolder : IDisposable
{
    private const string PlanName = "plan.json";
    private const string LockName = ".lock";

    private readonly FileStream _lock;

    private ResumableFolder(string path, FileStream @lock, bool resumed)
    {
        Path = path;
        _lock = @lock;
        Resumed = resumed;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Whether earlier work was found in it.</summary>
    public bool Resumed { get; }

    /// <summary>Finds the folder of unfinished work, or makes a new one.</summary>
    /// <param name="parent">The folder for runs; created where missing.</param>
    /// <param name="name">What the work is called.</param>
    /// <param name="time">The time that names a new folder.</param>
    /// <param name="plan">Everything that the results depend on.</param>
    /// <param name="lastFile">The name of the file that is written at the end.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static ResumableFolder Open(string parent, string name, DateTime time, string plan, string lastFile)
    {
        Directory.CreateDirectory(parent);
        foreach (string folder in Directory.GetDirectories(parent, $"*-{name}*").Order(StringComparer.Ordinal))
        {
            string planFile = System.IO.Path.Combine(folder, PlanName);
            if (File.Exists(planFile) && !File.Exists(System.IO.Path.Combine(folder, lastFile)) && File.ReadAllText(planFile) == plan && TryLock(folder) is { } held)
            {
                return new ResumableFolder(folder, held, resumed: true);
            }
        }

        string first = System.IO.Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{time:yyyyMMdd-HHmmss}-{name}"));
        string path = first;
        for (int number = 2; Directory.Exists(path); number++)
        {
            path = $"{first}-{number}";
        }

        Directory.CreateDirectory(path);
        var taken = TryLock(path) ?? throw new IOException($"'{path}' is in use by another process; try again.");
        AtomicFile.WriteAllText(System.IO.Path.Combine(path, PlanName), plan);
        return new ResumableFolder(path, taken, resumed: false);
    }

    /// <summary>The path of a file or folder in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    // The system lets go of the lock when the process ends, however it ends.
    private static FileStream? TryLock(string folder)
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
