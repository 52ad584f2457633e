namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape and type alone.</summary>
    Metadata,

    /// <summary>As Julia does.</summary>
    Julia,

    /// <summary>As NumPy does.</summary>
    Numpy,

    /// <summary>As C# does.</summary>
    CSharp,

    /// <summary>As set by <see cref="torch.TensorStringStyle"/>.</summary>
    Default,
}
