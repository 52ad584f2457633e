namespace Microsoft.ML.Data;

/// <summary>A file that is written once and then read any number of times.</summary>
public interface IFileHandle : IDisposable
{
    /// <summary>Whether <see cref="CreateWriteStream"/> can be called.</summary>
    bool CanWrite { get; }

    /// <summary>Whether <see cref="OpenReadStream"/> can be called.</summary>
    bool CanRead { get; }

    /// <summary>Starts to write; possible once.</summary>
    Stream CreateWriteStream();

    /// <summary>Starts to read; possible when writing is done.</summary>
    Stream OpenReadStream();
}
