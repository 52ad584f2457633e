
namespace TorchSharp.Engine;

/// <summary>A product along one dimension: the gradient of an element is the product of all the others.</summary>
internal sealed class ProductNode : Node<ProductNode>
{
    private int _axis;

    protected override string Name => "prod";

    public void Remember(int axis) => _axis = axis;

    protected override unsafe void Backward(TensorBody gradient, BackwardPass pass)
    {
        using Held rows = Held.Take(SavedBody(0).Contiguous());
        using Held incoming = Held.Take(gradient.Contiguous());
        TensorBody result = TensorBody.Empty(gradient.Type, SavedBody(0).Sizes);
        var work = new OthersWork { X = rows.Body, G = incoming.Body, Result = result, Shape = new Reducing.Shape(SavedBody(0).Sizes, _axis) };
        TypeSwitch.Numbers(gradient.Type, ref work, Name);
        Deliver(0, result, pass);
    }

    private unsafe struct OthersWork : INumberWork
    {
        public TensorBody X;
        public TensorBody G;
        public TensorBody Result;
        public Reducing.Shape Shape;

        public readonly void Run<T>()
            where T : unmanaged, System.Numerics.INumber<T>
        {
            T* x = X.Data<T>();
            T* result = Result.Data<T>();
            for (long o = 0; o < Shape.Outer; o++)
            {
                for (long i = 0; i < Shape.Inner; i++)
                {
                    long start = (o * Shape.N * Shape.Inner) + i;
                    T product = G.Data<T>()[(o * Shape.Inner) + i];
                    for (long k = 0; k < Shape.N; k++)
                    {
                        result[start + (k * Shape.Inner)] = product;
                        product *= x[start + (k * Shape.Inner)];
                    }

                    product = T.One;
                    for (long k = Shape.N - 1; k >= 0; k--)
                    {
                        result[start + (k * Shape.Inner)] *= product;
                        product *= x[start + (k * Shape.Inner)];
                    }
                }
            }
        }
    }
}
