using Microsoft.Data.Sqlite;
using Mnist.MLNet.Sweeps.Store;

namespace Mnist.MLNet.Tests.Sweeps.Store;

public sealed class StoreErrorTests(PostgresServer postgres) : IClassFixture<PostgresServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        string file = _folder.Write("picture.db", [.. Enumerable.Repeat((byte)7, 5000)]);
        var error = Assert.Throws<InvalidDataException>(() => TrialStore.Open(file, create: true));
        Assert.Equal($"'{file}' is no trial store; name another file.", error.Message);
        Assert.All(File.ReadAllBytes(file), value => Assert.Equal(7, value));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_as_it_is()
    {
        string file = _folder["other.db"];
        Run(file, "CREATE TABLE accounts (id INTEGER)");
        var error = Assert.Throws<InvalidDataException>(() => TrialStore.Open(file, create: true));
        Assert.Equal($"'{file}' is no trial store but another program's SQLite database; name another store.", error.Message);
    }

    [Fact]
    public void A_store_of_a_newer_version_is_refused()
    {
        string file = _folder["new.db"];
        using (var store = TrialStore.Open(file, create: true))
        {
            store.WritePlan("{}", timeLimit: null);
        }

        Run(file, $"UPDATE {StoreSchema.SweepTable} SET version = 2");
        var error = Assert.Throws<InvalidDataException>(() => TrialStore.Open(file, create: true));
        Assert.Equal($"The trial store '{file}' is of version 2, and this program knows those up to 1; use a newer program, or name another store.", error.Message);
    }

    [Fact]
    public void A_store_that_another_program_holds_is_named_as_locked()
    {
        string file = _folder["held.db"];
        using var store = TrialStore.Open(file, create: true);
        using var holder = new SqliteConnection($"Data Source={file};Pooling=false");
        holder.Open();
        using var held = holder.BeginTransaction(deferred: false);
        var error = Assert.ThrowsAny<IOException>(() => store.WritePlan("{}", timeLimit: null));
        Assert.StartsWith($"The trial store '{file}' is locked: another program has held it for 10 seconds;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_a_missing_folder_and_a_folder_are_told_apart()
    {
        Assert.StartsWith($"There is no trial store '{_folder["none.db"]}'", Assert.Throws<FileNotFoundException>(() => TrialStore.Open(_folder["none.db"], create: false)).Message, StringComparison.Ordinal);
        Assert.Contains("there is no folder", Assert.Throws<DirectoryNotFoundException>(() => TrialStore.Open(_folder["none/sweep.db"], create: true)).Message, StringComparison.Ordinal);
        Assert.Contains("it is a folder", Assert.ThrowsAny<IOException>(() => TrialStore.Open(_folder.Path, create: true)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_missing_database_and_a_missing_server_are_told_apart()
    {
        string address = postgres.NewDatabase();
        string missing = address.Replace("Database=sweep", "Database=nosuch", StringComparison.Ordinal);
        Assert.Contains("there is no such database", Assert.ThrowsAny<IOException>(() => TrialStore.Open(missing, create: true)).Message, StringComparison.Ordinal);
        var unreachable = Assert.ThrowsAny<IOException>(() => TrialStore.Open("Host=127.0.0.1;Port=1;Database=x;Username=u;Password=secret;Timeout=2", create: true));
        Assert.Contains("cannot be reached", unreachable.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", unreachable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_with_an_unknown_word_is_refused_without_its_password()
    {
        var error = Assert.Throws<ArgumentException>(() => TrialStore.Open("Host=localhost;Passwrd=secret", create: true));
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    private static void Run(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own texts
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
