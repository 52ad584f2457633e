namespace Mnist.MLNet.Serving;

/// <summary>What to serve, and how much of it.</summary>
public sealed record DigitServerOptions
{
    /// <summary>The model's file; when it changes, the new one is served.</summary>
    public required string ModelPath { get; init; }

    /// <summary>The address to listen at.</summary>
    /// <value>A URL; <c>http://localhost:8080</c> unless changed. Port 0 of an address, as in <c>http://127.0.0.1:0</c>, takes a free one.</value>
    public string Url { get; init; } = "http://localhost:8080";

    /// <summary>The most bytes of a request.</summary>
    /// <value>10,000,000 unless changed.</value>
    public int MaximumRequestBytes { get; init; } = 10_000_000;

    /// <summary>The most pixels of a picture.</summary>
    /// <value>25,000,000 unless changed.</value>
    public int MaximumPixels { get; init; } = 25_000_000;

    /// <summary>The most images of a request.</summary>
    /// <value>1,000 unless changed.</value>
    public int MaximumBatch { get; init; } = 1000;

    /// <summary>How often the model's file is looked at.</summary>
    /// <value>A second unless changed.</value>
    public TimeSpan ReloadInterval { get; init; } = TimeSpan.FromSeconds(1);
}
