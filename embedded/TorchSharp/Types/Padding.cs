namespace TorchSharp;

/// <summary>Paddings of a convolution that go by name.</summary>
public enum Padding
{
    /// <summary>None.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size.</summary>
    Same = 1,
}
