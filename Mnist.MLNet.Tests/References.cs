using Microsoft.CodeAnalysis;

namespace Mnist.MLNet.Tests;

/// <summary>Assemblies as the compiler reads them.</summary>
internal static class References
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Read = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file))]);

    /// <summary>All that this process may load: .NET, this library, the packages behind it.</summary>
    public static IReadOnlyList<MetadataReference> OfThisProcess => Read.Value;
}
