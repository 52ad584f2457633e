namespace Mnist.MLNet.Tests.Packages;

/// <summary>Tests that look at, install or reference the packages: packed once for all of them.</summary>
[CollectionDefinition(nameof(PackedPackages))]
public sealed class PackagesCollection : ICollectionFixture<PackedPackages>;
