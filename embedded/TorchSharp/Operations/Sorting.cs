using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Engine;

/// <summary>Orders of elements along a dimension; equal elements keep their order, NaN counts as the largest.</summary>
internal static unsafe class Sorting
{
    public static TensorBody Order(TensorBody x, int axis, bool descending)
    {
        using Held rows = Held.Take(x.Contiguous());
        TensorBody order = TensorBody.Empty(ScalarType.Int64, x.Sizes);
        var work = new OrderWork { X = rows.Body, Order = order, Shape = new Reducing.Shape(x.Sizes, axis), Descending = descending };
        TypeSwitch.Numbers(x.Type, ref work, "sort");
        GC.KeepAlive(rows.Body);
        return order;
    }

    private struct OrderWork : INumberWork
    {
        public TensorBody X;
        public TensorBody Order;
        public Reducing.Shape Shape;
        public bool Descending;

        public readonly void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var values = new T[Shape.N];
            var places = new long[Shape.N];
            bool descending = Descending;
            for (long o = 0; o < Shape.Outer; o++)
            {
                for (long i = 0; i < Shape.Inner; i++)
                {
                    long start = (o * Shape.N * Shape.Inner) + i;
                    for (long k = 0; k < Shape.N; k++)
                    {
                        values[k] = X.Data<T>()[start + (k * Shape.Inner)];
                        places[k] = k;
                    }

                    Array.Sort(places, (a, b) =>
                    {
                        int order = Compare(values[a], values[b]);
                        return order == 0 ? a.CompareTo(b) : descending ? -order : order;
                    });
                    for (long k = 0; k < Shape.N; k++)
                    {
                        Order.Data<long>()[start + (k * Shape.Inner)] = places[k];
                    }
                }
            }
        }

        private static int Compare<T>(T a, T b)
            where T : INumber<T>
            => T.IsNaN(a) ? (T.IsNaN(b) ? 0 : 1) : T.IsNaN(b) ? -1 : a.CompareTo(b);
    }
}
