namespace Mnist.MLNet.Networks.Tracing.Operations;

/// <summary>How two tensors become one.</summary>
internal enum CombinationKind
{
    /// <summary>The sum.</summary>
    Add,

    /// <summary>The first less the second.</summary>
    Subtract,

    /// <summary>The product, value by value.</summary>
    Multiply,

    /// <summary>One after the other along the channels.</summary>
    Concatenate,
}
