namespace Mnist.MLNet.Reports.Tables;

/// <summary>The side of a column on which its cells stand.</summary>
public enum ColumnAlignment
{
    /// <summary>For words.</summary>
    Left,

    /// <summary>For numbers, so that their digits stand below each other.</summary>
    Right,
}
