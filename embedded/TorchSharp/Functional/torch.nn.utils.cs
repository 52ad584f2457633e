using TorchSharp.Engine;
using TorchSharp.Kernels;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Operations on all parameters of a network.</summary>
        public static partial class utils
        {
            /// <summary>Scales all gradients down so that their norm together is at most max_norm; returns the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                TensorBody[] gradients = [.. Gradients(tensors)];
                double norm = norm_type switch
                {
                    2 => Math.Sqrt(gradients.Sum(SumOfSquares)),
                    double.PositiveInfinity => gradients.Length == 0 ? 0 : gradients.Max(gradient => Norm(gradient, norm_type)),
                    _ => Math.Pow(gradients.Sum(gradient => Math.Pow(Norm(gradient, norm_type), norm_type)), 1 / norm_type),
                };
                double factor = max_norm / (norm + 1e-6);
                if (factor < 1)
                {
                    foreach (TensorBody gradient in gradients)
                    {
                        using Held scale = Held.Take(TensorBody.FromScalar(factor, gradient.Type));
                        using Held scaled = Held.Take(Elementwise.Binary(default(Engine.Operations.Multiply), gradient, scale.Body));
                        Copying.Into(scaled.Body, gradient);
                    }
                }

                return norm;
            }

            /// <summary>Holds every element of all gradients between −clip_value and clip_value.</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                foreach (TensorBody gradient in Gradients(tensors))
                {
                    using Held clipped = Held.Take(Elementwise.Unary(new Engine.Operations.Clamped(-clip_value, clip_value), gradient));
                    Copying.Into(clipped.Body, gradient);
                }
            }

            /// <summary>All parameters one after the other as one vector.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using DisposeScope scope = NewDisposeScope();
                return scope.MoveToOuter(cat([.. tensors.Select(parameter => parameter.reshape(-1))]));
            }

            /// <summary>Writes a vector over all parameters one after the other.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using IDisposable mode = no_grad();
                long start = 0;
                foreach (Parameter parameter in tensors)
                {
                    using Tensor part = vec.narrow(0, start, parameter.numel());
                    using Tensor shaped = part.reshape(parameter.shape);
                    parameter.copy_(shaped);
                    start += parameter.numel();
                }
            }

            private static IEnumerable<TensorBody> Gradients(IEnumerable<Parameter> parameters)
                => parameters.Select(parameter => parameter.Body.Gradient).OfType<TensorBody>();

            private static unsafe double SumOfSquares(TensorBody gradient)
            {
                if (gradient.Type != ScalarType.Float32)
                {
                    double norm = Norm(gradient, 2);
                    return norm * norm;
                }

                using Held dense = Held.Take(gradient.Dense());
                double sum = Reductions.SumOfSquares(dense.Body.Floats, dense.Body.FlatCount);
                GC.KeepAlive(dense.Body);
                return sum;
            }

            private static double Norm(TensorBody gradient, double p)
            {
                using IDisposable mode = no_grad();
                using DisposeScope scope = NewDisposeScope();
                return new Tensor(TensorBody.Alias(gradient)).norm((float)p).ToDouble();
            }
        }
    }
}
