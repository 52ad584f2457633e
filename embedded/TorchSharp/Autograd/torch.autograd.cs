using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients.</summary>
    public static partial class autograd
    {
        /// <summary>The gradients of outputs by inputs, without adding them to the inputs' own.</summary>
        /// <param name="outputs">What is derived; each of one element unless its gradient is given.</param>
        /// <param name="inputs">What it is derived by.</param>
        /// <param name="grad_outputs">The gradients of the outputs.</param>
        /// <param name="retain_graph">Whether the graph can be used again.</param>
        /// <param name="create_graph">Gradients of gradients; not supported.</param>
        /// <param name="allow_unused">Whether inputs that the outputs do not depend on give null instead of an error.</param>
        public static IList<Tensor?> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            TensorBody?[] before = [.. inputs.Select(input => input.Body.Gradient?.Retain())];
            try
            {
                foreach (Tensor input in inputs)
                {
                    input.retain_grad();
                    input.Body.SetGradient(null);
                }

                TensorBody[] leaves = [.. inputs.Select(input => input.Body)];
                for (int i = 0; i < outputs.Count; i++)
                {
                    Tensor[]? seed = grad_outputs is null ? null : [grad_outputs[i]];
                    outputs[i].Backward(seed, retain_graph || i < outputs.Count - 1, create_graph, leaves);
                }

                Tensor?[] gradients = [.. inputs.Select(input => input.grad)];
                int unused = Array.IndexOf(gradients, null);
                return unused < 0 || allow_unused
                    ? gradients
                    : throw new InvalidOperationException($"grad: the outputs do not depend on input {unused}; pass allow_unused: true to get null for it.");
            }
            finally
            {
                for (int i = 0; i < before.Length; i++)
                {
                    inputs[i].Body.SetGradient(before[i]);
                }
            }
        }

        /// <summary>Computes the gradients of all leaves that a tensor depends on and adds them to theirs.</summary>
        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
            => tensor.backward(grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        /// <summary>Computes the gradients of all leaves that a tensor depends on and adds them to theirs.</summary>
        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
            => tensor.backward([grad_tensor], retain_graph ?? create_graph, create_graph, inputs);

        /// <summary>Computes the gradients of all leaves that tensors depend on and adds them to theirs.</summary>
        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            for (int i = 0; i < tensors.Count; i++)
            {
                bool keep = (retain_graph ?? create_graph) || i < tensors.Count - 1;
                tensors[i].backward(grad_tensors is null ? null : [grad_tensors[i]], keep, create_graph, inputs);
            }
        }
    }
}
