using TorchSharp.Engine;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Until disposed, operations of this thread are not recorded for gradients.</summary>
    public static IDisposable no_grad() => new GradientMode(false);

    /// <summary>Until disposed, operations of this thread are recorded for gradients, or not.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradientMode(enabled);

    /// <summary>Until disposed, operations of this thread are recorded for gradients, or not.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradientMode(mode);

    /// <summary>Until disposed, this thread only computes forward.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>Whether operations of this thread are recorded for gradients.</summary>
    public static bool is_grad_enabled() => GradientMode.IsEnabled;

    /// <summary>Whether this thread only computes forward.</summary>
    public static bool is_inference_mode_enabled() => InferenceMode.IsEnabled;

    /// <summary>A scope that disposes what this thread makes until it ends itself.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThread.NewDisposeScope();

    /// <summary>The innermost dispose scope of this thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.OfThread.CurrentDisposeScope;

    /// <summary>Runs an expression in a dispose scope of its own and keeps only its result.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using DisposeScope scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    public partial class Tensor
    {
        /// <summary>Whether gradients are computed for this tensor. Only leaves can be told not to.</summary>
        public bool requires_grad
        {
            get => Body.TracksGradient;
            set
            {
                if (value && !Body.Type.IsFloating())
                {
                    throw new InvalidOperationException($"requires_grad: only floating point tensors can have gradients, this one is of {dtype}.");
                }

                if (!value && Body.Producer is not null)
                {
                    throw new InvalidOperationException("requires_grad: this tensor is the result of an operation; use detach() to leave the graph.");
                }

                if (Body.Producer is null)
                {
                    Body.RequiresGradient = value;
                }
            }
        }

        /// <summary>Whether the tensor is not the result of a recorded operation.</summary>
        public bool is_leaf => Body.Producer is null;

        /// <summary>The gradient that backward has added up, or null. Each read makes a new handle to the same elements.</summary>
        public Tensor? grad
        {
            get => Body.Gradient is { } gradient ? new Tensor(TensorBody.Alias(gradient)) : null;
            set
            {
                if (value is not null && !value.Body.Sizes.Equals(Body.Sizes))
                {
                    throw new InvalidOperationException($"grad: a gradient of shape {Body.Sizes} is expected, found {value.Body.Sizes}.");
                }

                Body.SetGradient(value is null ? null : TensorBody.Alias(value.Body));
            }
        }

        /// <summary>Sets whether gradients are computed for this tensor.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Sets whether gradients are computed for this tensor.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Has the gradient kept although the tensor is no leaf.</summary>
        public void retain_grad() => Body.Producer?.RetainGradientOf(Body);

        /// <summary>A second handle to the same elements, outside the graph.</summary>
        public Tensor detach() => new(TensorBody.Alias(Body));

        /// <summary>Takes the tensor out of the graph.</summary>
        public Tensor detach_()
        {
            Body.SetProducer(null);
            Body.RequiresGradient = false;
            return this;
        }

        /// <summary>Computes the gradients of all leaves that this tensor of one element depends on and adds them to theirs.</summary>
        public void backward() => Backward(null, retain_graph: false, create_graph: false, leaves: null);

        /// <summary>Computes the gradients of the leaves that this tensor depends on and adds them to theirs.</summary>
        /// <param name="grad_tensors">The gradient of this tensor; may be left out where it has one element.</param>
        /// <param name="retain_graph">Whether the graph can be used again.</param>
        /// <param name="create_graph">Gradients of gradients; not supported.</param>
        /// <param name="inputs">Where given, the only leaves that receive gradients.</param>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null)
            => Backward(grad_tensors, retain_graph, create_graph, inputs is null ? null : [.. inputs.Select(input => input.Body)]);

        internal void Backward(IList<Tensor>? grad_tensors, bool retain_graph, bool create_graph, TensorBody[]? leaves)
        {
            if (create_graph)
            {
                throw new NotImplementedException("backward: gradients of gradients (create_graph) are not supported.");
            }

            if (!Body.TracksGradient)
            {
                throw new InvalidOperationException("backward: this tensor depends on nothing that requires a gradient.");
            }

            TensorBody seed;
            if (grad_tensors is { Count: > 0 })
            {
                if (!grad_tensors[0].Body.Sizes.Equals(Body.Sizes))
                {
                    throw new InvalidOperationException($"backward: a gradient of shape {Body.Sizes} is expected, found {grad_tensors[0].Body.Sizes}.");
                }

                seed = Copying.Convert(grad_tensors[0].Body, dtype);
            }
            else
            {
                if (Body.Count != 1)
                {
                    throw new InvalidOperationException($"backward: a gradient must be given for a tensor of shape {Body.Sizes}; only one of a single element can do without.");
                }

                seed = TensorBody.Empty(dtype, Body.Sizes);
                Filling.Fill(seed, 1);
            }

            BackwardPass.Run(Body, seed, retain_graph, leaves);
        }
    }
}
