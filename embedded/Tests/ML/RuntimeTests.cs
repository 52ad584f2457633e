using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Mnist.Embedded.Tests.ML;

public sealed class RuntimeTests
{
    [Fact]
    public void Messages_of_a_channel_reach_the_log_with_their_source()
    {
        var ml = new MLContext();
        var log = new List<LoggingEventArgs>();
        ml.Log += (_, e) => log.Add(e);
        using (var channel = ((IHostEnvironment)ml).Register("Trainer").Start("Training"))
        {
            channel.Info(MessageSensitivity.None, "epoch {0}", 3);
            channel.Warning(MessageSensitivity.UserData, "slow");
        }

        Assert.Equal(["Channel started", "epoch 3", "slow"], log.Take(3).Select(e => e.RawMessage));
        Assert.Equal("[Source=Trainer; Training, Kind=Info] epoch 3", log[1].Message);
        Assert.Equal(ChannelMessageKind.Warning, log[2].Kind);
        Assert.Equal("Channel disposed", log[^1].RawMessage);
        Assert.Equal(5, log.Count);
    }

    [Fact]
    public void Progress_and_messages_of_other_types_reach_nobody_and_are_allowed()
    {
        var ml = new MLContext();
        IHostEnvironment host = ml;
        var heard = new List<string>();
        ml.Log += (_, e) => heard.Add(e.Message);
        using (var pipe = host.StartPipe<int>("numbers"))
        using (var progress = host.StartProgressChannel("epochs"))
        using (var part = progress.StartProgressChannel("batches"))
        {
            pipe.Send(3);
            part.SetHeader(new ProgressHeader(["loss"], ["epoch"]), entry => entry.SetProgress(0, 1, 10));
            progress.Checkpoint(0.5, 1);
        }

        Assert.Empty(heard);
        Assert.Equal(["epoch"], new ProgressHeader("epoch").UnitNames);
        Assert.Empty(new ProgressHeader("epoch").MetricNames);
    }

    [Fact]
    public void A_channel_sends_each_kind_of_message()
    {
        var ml = new MLContext();
        var heard = new List<string>();
        ml.Log += (_, e) => heard.Add($"{e.Kind} {e.RawMessage}");
        using (var channel = ((IHostEnvironment)ml).Start("Work"))
        {
            channel.Error(MessageSensitivity.None, "a");
            channel.Error(MessageSensitivity.None, "b{0}", 1);
            channel.Warning(MessageSensitivity.None, "c{0}", 2);
            channel.Info(MessageSensitivity.None, "d");
            Assert.Equal("Work", channel.ContextDescription);
            Assert.Throws<ArgumentOutOfRangeException>(() => channel.Info(MessageSensitivity.None, ""));
        }

        Assert.Equal(["Error a", "Error b1", "Warning c2", "Info d"], heard.Skip(1).Take(4));
        Assert.Equal("text", new LoggingEventArgs("text").Message);
    }

    [Fact]
    public void Hosts_have_repeatable_randomness_of_their_own()
    {
        Assert.Equal(Draw(new(seed: 7), null), Draw(new(seed: 7), null));
        Assert.NotEqual(Draw(new(seed: 7), null), Draw(new(seed: 8), null));
        Assert.Equal(Draw(new(), 5), Draw(new(), 5));

        static int Draw(MLContext ml, int? seed) => ((IHostEnvironment)ml).Register("Host", seed).Rand.Next();
    }

    [Fact]
    public void Options_are_kept_by_name()
    {
        var ml = new MLContext();

        Assert.True(ml.TryAddOption("threads", 2));
        Assert.False(ml.TryAddOption("threads", 3));
        Assert.True(ml.TryGetOption("threads", out int threads));
        Assert.Equal(2, threads);
        Assert.False(ml.TryGetOption("threads", out string? _));
        Assert.Equal(0, ml.GetOptionOrDefault<int>("other"));
        Assert.True(ml.TryGetOption("other", out int _));
        Assert.True(ml.RemoveOption("threads"));
        Assert.False(ml.RemoveOption("threads"));
    }

    [Fact]
    public void A_context_starts_on_the_cpu_without_falling_back()
    {
        var ml = new MLContext();

        Assert.Null(ml.GpuDeviceId);
        Assert.False(ml.FallbackToCpu);
        Assert.Equal(Path.GetTempPath(), ml.TempFilePath);
    }

    [Fact]
    public void Files_are_found_by_pattern_and_opened_by_index()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["b.txt"], "bee");
        File.WriteAllText(folder["a.txt"], "ay");
        var source = new MultiFileSource(folder["*.txt"]);

        Assert.Equal([folder["a.txt"], folder["b.txt"]], Enumerable.Range(0, source.Count).Select(source.GetPathOrNull));
        using (var reader = source.OpenTextReader(1))
        {
            Assert.Equal("bee", reader.ReadToEnd());
        }
        Assert.Equal(0, new MultiFileSource(null).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Open(2));
        var error = Assert.Throws<IOException>(() => new MultiFileSource(folder["none"]).Open(0));
        Assert.Contains(folder["none"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_handle_is_written_once_and_then_read()
    {
        using var folder = new TemporaryFolder();
        using (var handle = new SimpleFileHandle(new MLContext(), folder["file"], needsWrite: true, autoDelete: true))
        {
            Assert.Throws<InvalidOperationException>(handle.OpenReadStream);
            using (var stream = handle.CreateWriteStream())
            {
                Assert.Throws<InvalidOperationException>(handle.OpenReadStream);
                stream.WriteByte(65);
            }
            Assert.Throws<InvalidOperationException>(handle.CreateWriteStream);
            var source = new FileHandleSource(handle);
            using var reader = source.OpenTextReader(0);
            Assert.Equal("A", reader.ReadToEnd());
            Assert.Null(source.GetPathOrNull(0));
        }
        Assert.False(File.Exists(folder["file"]));
    }
}
