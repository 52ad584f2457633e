namespace Mnist.MLNet.Serving;

/// <summary>A request is at fault.</summary>
internal sealed class RequestException(int status, string message) : Exception(message)
{
    /// <summary>The status of the answer, 4xx.</summary>
    public int Status => status;
}
