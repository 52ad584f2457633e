using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>Finds the <see cref="RegisterTile"/> of a size.</summary>
internal static unsafe class TileKernels
{
    // For each number of rows: one vector or two, rows that are neighbours in x or 16 floats apart; then one vector and rows 2 floats apart.
    private const int Kinds = 5;

    private static readonly delegate*<TileTask*, void>[] Kernels = Fill();

    /// <summary>The most vectors of 16 columns in a tile: with 16 registers of 8 floats there is no room for more than one.</summary>
    public static int MaxVectors => Vector512.IsHardwareAccelerated ? 2 : 1;

    /// <summary>The most rows in a tile, so that the accumulators stay in registers.</summary>
    public static int MaxRows => Vector512.IsHardwareAccelerated ? RegisterTile.MaxRows : 6;

    /// <summary>The kernel of rows × 16 · vectors accumulators, its rows neighbours in x, or 16 floats apart when <paramref name="spaced"/> is set.</summary>
    public static delegate*<TileTask*, void> Get(int rows, int vectors, bool spaced) => Kernels[((rows - 1) * Kinds) + ((vectors - 1) * 2) + (spaced ? 1 : 0)];

    /// <summary>The kernel of rows × 16 accumulators whose rows lie 2 floats apart in x.</summary>
    public static delegate*<TileTask*, void> GetPairs(int rows) => Kernels[(rows * Kinds) - 1];

    /// <summary>The kernel of all rows and columns of a convolution's window × 16 · vectors accumulators, rows of the window XPitch apart in x; null where there is none.</summary>
    public static delegate*<TileTask*, void> GetWindow(int height, int width, int vectors) => (height, width, vectors) switch
    {
        _ when !Vector512.IsHardwareAccelerated => null,
        (3, 3, 1) => &RegisterTile.Run<ISize.N9, ISize.N1, ISize.N1, ISize.N3>,
        (3, 3, 2) => &RegisterTile.Run<ISize.N9, ISize.N2, ISize.N1, ISize.N3>,
        (5, 5, 1) => &RegisterTile.Run<ISize.N25, ISize.N1, ISize.N1, ISize.N5>,
        _ => null,
    };

    /// <summary>How many tiles cover a number of rows; <see cref="Boundary"/> shares the rows evenly, so that no tile is much smaller than the others.</summary>
    public static int Count(int rows, int most) => (rows + most - 1) / most;

    /// <summary>The first row of a tile.</summary>
    public static int Boundary(int rows, int tiles, int tile) => (int)((long)rows * tile / tiles);

    private static delegate*<TileTask*, void>[] Fill()
    {
        var kernels = new delegate*<TileTask*, void>[RegisterTile.MaxRows * Kinds];
        Add<ISize.N1>(kernels);
        Add<ISize.N2>(kernels);
        Add<ISize.N3>(kernels);
        Add<ISize.N4>(kernels);
        Add<ISize.N5>(kernels);
        Add<ISize.N6>(kernels);
        Add<ISize.N7>(kernels);
        Add<ISize.N8>(kernels);
        Add<ISize.N9>(kernels);
        Add<ISize.N10>(kernels);
        Add<ISize.N11>(kernels);
        Add<ISize.N12>(kernels);
        Add<ISize.N13>(kernels);
        Add<ISize.N14>(kernels);
        return kernels;
    }

    private static void Add<TRows>(delegate*<TileTask*, void>[] kernels)
        where TRows : struct, ISize
    {
        int first = (TRows.Value - 1) * Kinds;
        kernels[first] = &RegisterTile.Run<TRows, ISize.N1, ISize.N1, ISize.N16>;
        kernels[first + 1] = &RegisterTile.Run<TRows, ISize.N1, ISize.N16, ISize.N16>;
        kernels[first + 2] = &RegisterTile.Run<TRows, ISize.N2, ISize.N1, ISize.N16>;
        kernels[first + 3] = &RegisterTile.Run<TRows, ISize.N2, ISize.N16, ISize.N16>;
        kernels[first + 4] = &RegisterTile.Run<TRows, ISize.N1, ISize.N2, ISize.N16>;
    }
}
