namespace Mnist.MLNet.Sweeps.Store;

/// <summary>The tables of a trial store, in SQL that both databases take. Times are milliseconds since 1970, of the database's clock.</summary>
internal static class StoreSchema
{
    /// <summary>The version that this program writes. A store of a higher one is refused.</summary>
    public const int Version = 1;

    /// <summary>The table by which a store is recognised.</summary>
    public const string SweepTable = "mnist_sweep";

    public const string Create = $"""
        CREATE TABLE {SweepTable} (
            version INTEGER NOT NULL,
            plan TEXT NOT NULL,
            deadline BIGINT);
        CREATE TABLE mnist_training (
            id INTEGER PRIMARY KEY,
            identity TEXT NOT NULL UNIQUE,
            worker TEXT,
            token TEXT,
            leased_until BIGINT,
            attempts INTEGER NOT NULL DEFAULT 0,
            epoch INTEGER,
            part DOUBLE PRECISION,
            loss DOUBLE PRECISION,
            seconds_left DOUBLE PRECISION);
        CREATE TABLE mnist_trial (
            number INTEGER PRIMARY KEY,
            identity TEXT NOT NULL UNIQUE,
            training INTEGER NOT NULL REFERENCES mnist_training (id),
            recipe TEXT NOT NULL,
            settings TEXT NOT NULL,
            epochs INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            best_step BIGINT,
            ended BIGINT);
        CREATE INDEX mnist_trial_training ON mnist_trial (training);
        CREATE TABLE mnist_evaluation (
            training INTEGER NOT NULL REFERENCES mnist_training (id),
            step BIGINT NOT NULL,
            epoch INTEGER NOT NULL,
            training_loss DOUBLE PRECISION,
            training_accuracy DOUBLE PRECISION,
            learning_rate DOUBLE PRECISION NOT NULL,
            validation_accuracy DOUBLE PRECISION NOT NULL,
            validation_precision DOUBLE PRECISION NOT NULL,
            validation_recall DOUBLE PRECISION NOT NULL,
            validation_f1 DOUBLE PRECISION NOT NULL,
            validation_loss DOUBLE PRECISION NOT NULL,
            test_accuracy DOUBLE PRECISION NOT NULL,
            test_precision DOUBLE PRECISION NOT NULL,
            test_recall DOUBLE PRECISION NOT NULL,
            test_f1 DOUBLE PRECISION NOT NULL,
            test_loss DOUBLE PRECISION NOT NULL,
            seconds DOUBLE PRECISION NOT NULL,
            images_per_second DOUBLE PRECISION,
            PRIMARY KEY (training, step));
        """;
}
