using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Mnist.MLNet.Sweeps.Store;

/// <summary>A trial store in one file.</summary>
internal sealed class SqliteTrialStore : TrialStore
{
    private const int BusyCode = 5;
    private const int LockedCode = 6;
    private const int ReadOnlyCode = 8;
    private const int FullCode = 13;
    private const int CannotOpenCode = 14;
    private const int NotADatabaseCode = 26;

    // Other workers hold the file for milliseconds; whoever holds it longer is another program.
    private const int SecondsToWait = 10;

    private readonly string _connectionString;

    /// <exception cref="FileNotFoundException">There is no such file, and none is to be made.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public SqliteTrialStore(string path, bool create)
    {
        Name = path;
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"The trial store '{path}' cannot be opened: there is no folder '{folder}'; make it, or name another store.");
        }

        if (Directory.Exists(path))
        {
            throw new IOException($"The trial store '{path}' cannot be opened: it is a folder; name a file.");
        }

        if (!create && !File.Exists(path))
        {
            throw new FileNotFoundException($"There is no trial store '{path}'; start a sweep with 'mnist sweep', or name another store.");
        }

        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            DefaultTimeout = SecondsToWait,
            ForeignKeys = true,
        }.ToString();
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    protected override string Now => "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    /// <inheritdoc/>
    public override void Dispose()
    {
        // The pool would keep the file open.
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <inheritdoc/>
    protected override DbConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // Readers do not wait for writers, and what is committed survives a loss of power.
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override DbTransaction BeginReading(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <inheritdoc/>
    protected override DbTransaction BeginWriting(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    /// <inheritdoc/>
    protected override bool HasTables(StoreSession session)
    {
        var tables = session.Query("SELECT name FROM sqlite_master WHERE type = 'table'", row => row.GetString(0));
        return tables.Contains(StoreSchema.SweepTable) || tables.Count == 0
            ? tables.Count > 0
            : throw new InvalidDataException($"'{Name}' is no trial store but another program's SQLite database; name another store.");
    }

    /// <inheritdoc/>
    protected override Exception? Explain(DbException exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        BusyCode or LockedCode => new TrialStoreException(
            $"The trial store '{Name}' is locked: another program has held it for {SecondsToWait} seconds; close that program, or name another store.", exception),
        ReadOnlyCode => new TrialStoreException($"The trial store '{Name}' is read-only; allow writing to it and to its folder, or name another store.", exception),
        FullCode => new TrialStoreException($"The trial store '{Name}' cannot grow: the disk is full; make room and start the same command again.", exception),
        CannotOpenCode => new TrialStoreException($"The trial store '{Name}' cannot be opened; check that it and its folder may be read and written.", exception),
        NotADatabaseCode => new InvalidDataException($"'{Name}' is no trial store; name another file."),
        _ => null,
    };
}
