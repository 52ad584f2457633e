namespace TorchSharp.Engine;

/// <summary>A hold on a body that ends with the scope it was taken in.</summary>
internal readonly ref struct Held
{
    private Held(TensorBody body) => Body = body;

    public TensorBody Body { get; }

    /// <summary>Takes over the caller's hold.</summary>
    public static Held Take(TensorBody body) => new(body);

    public void Dispose() => Body.Release();
}
