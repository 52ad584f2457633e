using System.Net;
using System.Net.Http.Headers;

namespace Mnist.MLNet.Data;

/// <summary>Fetches one file from one mirror into <c>name.part</c>, going on where an earlier transfer broke off, and gives it its name once its content is right.</summary>
internal sealed class FileTransfer(HttpClient client, DownloadTimeouts timeouts, IProgress<DownloadProgress>? progress)
{
    /// <summary>How often a transfer that breaks off, but gets on each time, is taken up again.</summary>
    private const int MaximumAttempts = 5;

    private const int BufferLength = 1 << 16;

    /// <summary>Fetches <paramref name="file"/> into <paramref name="folder"/>.</summary>
    /// <exception cref="MirrorException">The mirror cannot be reached, does not have the file, or sends another content.</exception>
    /// <exception cref="IOException">The disk refuses the data.</exception>
    public async Task FetchAsync(Uri mirror, PublishedFile file, string folder, CancellationToken cancellation)
    {
        string part = Path.Combine(folder, file.Name + ".part");
        for (int attempt = 1; ; attempt++)
        {
            long before = LengthOf(part);
            try
            {
                await TransferAsync(mirror, file, part, cancellation).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsBrokenConnection(exception, cancellation) && attempt < MaximumAttempts && LengthOf(part) > before)
            {
                continue;
            }
            catch (Exception exception) when (IsBrokenConnection(exception, cancellation))
            {
                throw new MirrorException($"{mirror.Host} broke off {file.Name}", innerException: exception);
            }

            if (file.IsAt(part))
            {
                File.Move(part, Path.Combine(folder, file.Name), overwrite: true);
                return;
            }

            File.Delete(part);

            // the first bytes may come from a mirror that packs the content differently: once more, from the start
            if (before == 0 || attempt >= MaximumAttempts)
            {
                throw new MirrorException($"{mirror.Host} sent a {file.Name} with another content than MNIST's");
            }
        }
    }

    private async Task TransferAsync(Uri mirror, PublishedFile file, string part, CancellationToken cancellation)
    {
        long from = LengthOf(part);
        using HttpResponseMessage response = await RequestAsync(mirror, file, from, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && from > 0)
        {
            // nothing lies beyond what is here: it is whole, or not part of this file
            return;
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new MirrorException($"{mirror.Host} answered {(int)response.StatusCode} for {file.Name}");
        }

        using FileStream target = OpenPart(part);
        bool resumed = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == target.Length;
        target.SetLength(resumed ? target.Length : 0);
        target.Position = target.Length;
        await CopyAsync(mirror, file, response, target, cancellation).ConfigureAwait(false);
        target.Flush(flushToDisk: true);
    }

    private async Task<HttpResponseMessage> RequestAsync(Uri mirror, PublishedFile file, long from, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(mirror, file.Name));
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeouts.Response);
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsBrokenConnection(exception, cancellation))
        {
            string reason = exception is OperationCanceledException ? $"no answer within {timeouts.Response.TotalSeconds:0.#} s" : exception.GetBaseException().Message;
            throw new MirrorException($"{mirror.Host} cannot be reached ({reason})", unreachable: true, exception);
        }
    }

    private async Task CopyAsync(Uri mirror, PublishedFile file, HttpResponseMessage response, FileStream target, CancellationToken cancellation)
    {
        long? total = response.Content.Headers.ContentLength + target.Position;
        using Stream source = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var buffer = new byte[BufferLength];
        while (true)
        {
            limit.CancelAfter(timeouts.Stall);
            int count = await ReadAsync(source, buffer, limit.Token).ConfigureAwait(false);
            if (count == 0)
            {
                return;
            }

            await target.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None).ConfigureAwait(false);
            if (target.Position > file.MaximumPackedLength)
            {
                target.SetLength(0);
                throw new MirrorException($"{mirror.Host} sent a {file.Name} that is longer than MNIST's");
            }

            progress?.Report(new DownloadProgress(file.Name, mirror, target.Position, total));
        }
    }

    /// <summary>Reads from the network, where a failure is the connection's; the same exception from a file would be the disk's.</summary>
    private static async Task<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellation).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new HttpRequestException(exception.Message, exception);
        }
    }

    private static FileStream OpenPart(string part)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(part))!);
        try
        {
            return new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (File.Exists(part))
        {
            throw new IOException($"'{part}' is in use: another download into this folder seems to be under way. Wait for it, or delete the file.", exception);
        }
    }

    private static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>A connection that failed or a time-out of ours, but not the caller's wish to stop and not the disk.</summary>
    private static bool IsBrokenConnection(Exception exception, CancellationToken cancellation) =>
        exception is HttpRequestException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested);
}
