namespace Microsoft.ML;

/// <summary>Transforms columns.</summary>
public sealed class TransformsCatalog
{
    internal TransformsCatalog()
    {
    }

    /// <summary>Converts between types, keys and values.</summary>
    public ConversionTransforms Conversion { get; } = new();

    /// <summary>Converts between types, keys and values.</summary>
    public sealed class ConversionTransforms
    {
        internal ConversionTransforms()
        {
        }
    }
}
