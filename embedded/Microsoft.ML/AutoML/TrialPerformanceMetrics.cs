namespace Microsoft.ML.AutoML;

/// <summary>What a trial uses of the machine.</summary>
public class TrialPerformanceMetrics
{
    /// <summary>The part of all processors' time that the process used since the last measurement, 0…1.</summary>
    public double CpuUsage { get; internal set; }

    /// <summary>The largest such part so far.</summary>
    public double? PeakCpuUsage { get; set; }

    /// <summary>The working set of the process, in megabytes of 2²⁰ bytes.</summary>
    public double MemoryUsage { get; internal set; }

    /// <summary>The largest working set so far.</summary>
    public double? PeakMemoryUsage { get; set; }
}
