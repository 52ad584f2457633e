namespace Mnist.MLNet.Data;

/// <summary>How the pen passes a control point of a stroke.</summary>
internal enum PointKind
{
    /// <summary>The pen is set down here.</summary>
    Start,

    /// <summary>The pen passes smoothly.</summary>
    Smooth,

    /// <summary>The pen turns sharply.</summary>
    Corner,
}
