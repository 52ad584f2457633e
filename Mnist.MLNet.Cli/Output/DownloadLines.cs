using System.Globalization;
using Mnist.MLNet.Data;

namespace Mnist.MLNet.Cli.Output;

/// <summary>Shows how far a download has come: one line that moves where a person watches, one line a file otherwise.</summary>
internal sealed class DownloadLines(Terminal terminal, TextWriter notices) : IProgress<DownloadProgress>, IDisposable
{
    private const double BytesPerMegabyte = 1e6;
    private const long MillisecondsBetweenUpdates = 100;

    private readonly Lock _lock = new();
    private string _file = "";
    private long _nextUpdate;
    private bool _lineOpen;

    public void Report(DownloadProgress value)
    {
        lock (_lock)
        {
            if (terminal.Interactive && notices == terminal.Out)
            {
                Move(value);
            }
            else if (value.FileName != _file)
            {
                _file = value.FileName;
                notices.WriteLine($"fetching {value.FileName} from {value.Mirror.Host}");
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            EndLine();
        }
    }

    private void Move(DownloadProgress value)
    {
        bool complete = value.BytesReceived == value.TotalBytes;
        if (value.FileName == _file && !complete && Environment.TickCount64 < _nextUpdate)
        {
            return;
        }

        if (value.FileName != _file)
        {
            EndLine();
        }

        _file = value.FileName;
        _nextUpdate = Environment.TickCount64 + MillisecondsBetweenUpdates;
        _lineOpen = true;
        notices.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\rfetching {value.FileName} from {value.Mirror.Host}: {value.BytesReceived / BytesPerMegabyte:F1} of {value.TotalBytes / BytesPerMegabyte:F1} MB"));
    }

    private void EndLine()
    {
        if (_lineOpen)
        {
            notices.WriteLine();
            _lineOpen = false;
        }
    }
}
