using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Mnist.MLNet.Cli;
using Mnist.MLNet.Data;
using Mnist.MLNet.Sweeps.Store;

namespace Mnist.MLNet.Tests.Cli.Sweeps;

/// <summary>What every command that opens a store says of one that it cannot use: one line, and the file stays as it is.</summary>
[Collection(TorchCollection.Name)]
public sealed class WrongStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WrongStoreTests() => DrawnDigits.Write(_folder["data"], trainCount: 30, testCount: 10);

    public static TheoryData<string> Commands => ["sweep", "resume", "show", "join", "export"];

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_file_that_is_no_store_is_one_clear_line(string command)
    {
        string file = _folder["notes.db"];
        File.WriteAllText(file, string.Concat(Enumerable.Repeat("These are notes.\n", 400)));
        Refused(command, file, $"'{file}' is no trial store; name another file");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_store_of_a_newer_version_is_one_clear_line(string command)
    {
        string file = _folder["new.db"];
        using (var store = TrialStore.Open(file, create: true))
        {
            store.WritePlan("{}", timeLimit: null);
        }

        SqliteConnection.ClearAllPools();
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=false"))
        {
            connection.Open();
            using var change = connection.CreateCommand();
            change.CommandText = "UPDATE mnist_sweep SET version = 9";
            change.ExecuteNonQuery();
        }

        Refused(command, file, $"The trial store '{file}' is of version 9, and this program knows those up to 1; use a newer program, or name another store");
    }

    [SkippableTheory]
    [MemberData(nameof(Commands))]
    public void A_store_that_may_not_be_written_is_one_clear_line(string command)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Rights of files and users are as Linux has them.");
        if (OperatingSystem.IsLinux())
        {
            string file = _folder["sealed.db"];
            TrialStore.Open(file, create: true).Dispose();
            SqliteConnection.ClearAllPools();
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
            byte[] before = File.ReadAllBytes(file);
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            string error = ErrorWithoutPrivilege(Arguments(command, file));
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

            Assert.Equal($"mnist: The trial store '{file}' is read-only; allow writing to it and to its folder, or name another store\n", error);
            Assert.Equal(before, File.ReadAllBytes(file));
        }
    }

    private string[] Arguments(string command, string store) => command switch
    {
        "sweep" => ["sweep", "--recipe", "simple-nn", "--grid", "lr=1e-3", "--data", _folder["data"], "--store", store, "--quiet"],
        "resume" => ["sweep", "--resume", "--data", _folder["data"], "--store", store, "--quiet"],
        "join" => ["sweep", "join", store, "--data", _folder["data"]],
        _ => ["sweep", command, store],
    };

    private void Refused(string command, string store, string message)
    {
        byte[] before = File.ReadAllBytes(store);
        Assert.Equal(message, CliRun.Of(Arguments(command, store)).Failed(ExitCode.BadFile));
        SqliteConnection.ClearAllPools();
        Assert.Equal(before, File.ReadAllBytes(store));
    }

    // Root may write every file, unless it gives up that right.
    private static string ErrorWithoutPrivilege(string[] arguments)
    {
        string[] program = ["dotnet", typeof(CommandLine).Assembly.Location, .. arguments];
        string[] command = Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", .. program] : program;
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(ExitCode.BadFile, process.ExitCode);
        return error;
    }
}
