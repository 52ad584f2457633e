using System.Data;
using System.Data.Common;
using Npgsql;

namespace Mnist.MLNet.Sweeps.Store;

/// <summary>A trial store in a database of PostgreSQL.</summary>
internal sealed class PostgresTrialStore : TrialStore
{
    private const string Scheme = "postgres://";
    private const string LongScheme = "postgresql://";

    // Any number serves that other programs do not use: the letters of "mnist".
    private const long LockKey = 0x6D6E697374;

    private readonly NpgsqlDataSource _source;

    /// <exception cref="ArgumentException">The connection string is not one.</exception>
    public PostgresTrialStore(string address)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = address.Contains("://", StringComparison.Ordinal) ? FromUri(new Uri(address)) : new NpgsqlConnectionStringBuilder(address);
            _source = NpgsqlDataSource.Create(builder);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Without the string itself, which may hold a password.
            throw new ArgumentException($"The store's connection string is not one of PostgreSQL: {exception.Message}");
        }

        Name = $"{builder.Database ?? builder.Username} on {builder.Host}:{builder.Port}";
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    protected override string Now => "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    /// <summary>Whether an address is a connection string rather than a file.</summary>
    public static bool Understands(string address) =>
        address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        || address.StartsWith(LongScheme, StringComparison.OrdinalIgnoreCase)
        || address.Split(';').Any(part => part.TrimStart().StartsWith("Host=", StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override void Dispose() => _source.Dispose();

    /// <inheritdoc/>
    protected override DbConnection Connect() => _source.OpenConnection();

    /// <inheritdoc/>
    protected override DbTransaction BeginReading(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    /// <inheritdoc/>
    protected override DbTransaction BeginWriting(DbConnection connection)
    {
        var transaction = connection.BeginTransaction();
        try
        {
            new StoreSession(connection, transaction).Query($"SELECT pg_advisory_xact_lock({LockKey})", _ => 0);
            return transaction;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override bool HasTables(StoreSession session) =>
        session.Number($"SELECT count(*) FROM information_schema.tables WHERE table_name = '{StoreSchema.SweepTable}' AND table_schema = current_schema()") > 0;

    /// <inheritdoc/>
    protected override Exception? Explain(DbException exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
            new TrialStoreException($"The trial store '{Name}' refuses the user or the password of the connection string.", exception),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
            new TrialStoreException($"The trial store '{Name}' cannot be opened: there is no such database; make it with 'createdb'.", exception),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction } denied =>
            new TrialStoreException($"The trial store '{Name}' may not be written to: {denied.MessageText}; use another user or database.", exception),
        PostgresException => null,
        NpgsqlException => new IOException($"The trial store '{Name}' cannot be reached: {exception.Message}; check the connection string and that the server runs.", exception),
        _ => null,
    };

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        string[] user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host, Database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')) };
        builder.Port = uri.Port > 0 ? uri.Port : builder.Port;
        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        return builder;
    }
}
