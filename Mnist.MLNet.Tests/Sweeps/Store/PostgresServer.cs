using System.Diagnostics;
using Npgsql;

namespace Mnist.MLNet.Tests.Sweeps.Store;

/// <summary>A PostgreSQL of the tests' own, started at first use in a temporary folder and reached by a socket in it; a new database for each test.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string DebianFolder = "/usr/lib/postgresql";
    private const string User = "postgres";

    private readonly TemporaryFolder _folder = new();
    private readonly string? _programs = Directory.Exists(DebianFolder)
        ? Directory.GetDirectories(DebianFolder).Select(version => Path.Combine(version, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private readonly Lock _starting = new();
    private bool _started;
    private int _databases;

    private string Data => _folder["data"];

    /// <summary>The connection string of a new, empty database; skips the calling test where PostgreSQL is not installed.</summary>
    public string NewDatabase()
    {
        Skip.If(_programs is null, $"PostgreSQL is not installed under {DebianFolder}; 'apt-get install postgresql' provides it.");
        lock (_starting)
        {
            if (!_started)
            {
                Start();
                _started = true;
            }
        }

        string name = $"sweep{Interlocked.Increment(ref _databases)}";
        using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
        using var command = source.CreateCommand($"CREATE DATABASE {name}");
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_started)
        {
            Run("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        }

        _folder.Dispose();
    }

    private void Start()
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var owner = Process.Start("chown", [User, _folder.Path]);
            owner.WaitForExit();
        }

        Run("initdb", "-D", Data, "-U", User, "-A", "trust", "--no-sync");
        Run("pg_ctl", "-D", Data, "-w", "-t", "600", "-l", _folder["log"], "-o", $"-k {_folder.Path} -c listen_addresses='' -c fsync=off", "start");
    }

    private string ConnectionString(string database) => $"Host={_folder.Path};Username={User};Database={database};Pooling=true;Maximum Pool Size=10;Timeout=300;Command Timeout=300";

    // The server refuses to run as root.
    private void Run(string program, params string[] arguments)
    {
        string path = Path.Combine(_programs!, program);
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", User, "--", path, .. arguments] : [path, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}");
    }
}
