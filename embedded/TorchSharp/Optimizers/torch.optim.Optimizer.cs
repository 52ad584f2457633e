using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimisers and learning-rate schedules.</summary>
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients.</summary>
        public abstract class Optimizer : IDisposable
        {
            /// <summary>The groups of parameters, each with options of its own.</summary>
            protected IList<ParamGroup> _parameter_groups = [];

            /// <summary>An optimiser; the handle belongs to native ones and is not used here.</summary>
            protected Optimizer(IntPtr handle)
            {
            }

            /// <summary>The groups as a schedule sees them.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Disposes the optimiser's own tensors; the parameters live on.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Sets the gradients of all parameters to zero.</summary>
            public virtual void zero_grad()
            {
                foreach (Parameter parameter in parameters())
                {
                    parameter.Body.ZeroGradient();
                }
            }

            /// <summary>Adds a group of parameters.</summary>
            public virtual void add_param_group(ParamGroup param_group) => throw new NotImplementedException($"{GetType().Name} takes no further groups of parameters.");

            /// <summary>Changes the parameters by their gradients.</summary>
            /// <param name="closure">Where given, computes the loss and its gradients first.</param>
            /// <returns>The loss that the closure gave, or null.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>All parameters.</summary>
            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Disposes the optimiser's own tensors.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    DisposeStates();
                }
            }

            private protected virtual void DisposeStates()
            {
            }

            /// <summary>What an optimiser remembers: the options of its groups and the state of its parameters.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>The options of each group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>The state of each parameter.</summary>
                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group, which states are its own.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }

        /// <summary>What has a learning rate.</summary>
        public interface ILearningRateController
        {
            /// <summary>The present learning rate.</summary>
            double LearningRate { get; set; }

            /// <summary>The learning rate that a schedule starts from.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>What has a momentum.</summary>
        public interface IMomentum
        {
            /// <summary>The momentum.</summary>
            double Momentum { get; set; }
        }

        /// <summary>What has two decays of running means.</summary>
        public interface IBetas
        {
            /// <summary>The decays of the running mean of the gradients and of their squares.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
