namespace Mnist.MLNet.Cli.Input;

/// <summary>A form of a table.</summary>
internal enum ReportFormat
{
    /// <summary>For the screen.</summary>
    Console,

    /// <summary>For documents.</summary>
    Markdown,

    /// <summary>For spreadsheets.</summary>
    Csv,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For browsers, with the chart.</summary>
    Html,

    /// <summary>The chart alone.</summary>
    Svg,
}
