using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Mnist.MLNet.Cli.Output;

/// <summary>How long a task has taken, and how long it still takes at the speed of late.</summary>
internal sealed class TimeColumn : ProgressColumn
{
    /// <inheritdoc/>
    protected override bool NoWrap => true;

    /// <inheritdoc/>
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text($"{Format(task.ElapsedTime)} elapsed, {Format(task.RemainingTime)} left");

    private static string Format(TimeSpan? time) => time switch
    {
        null => "-:--",
        { TotalHours: >= 1 } hours => hours.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture),
        { } value => value.ToString(@"m\:ss", CultureInfo.InvariantCulture),
    };
}
