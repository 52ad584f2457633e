using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>A parameter's momentum.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The momentum, once there is one.</summary>
        public Tensor? momentum_buffer;

        /// <summary>The state of a parameter.</summary>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            momentum_buffer?.Dispose();
        }

        /// <inheritdoc/>
        public override void to(Device device) => base.to(device);

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            LoadConditionalStateTensor(reader, ref momentum_buffer, CPU);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            SaveConditionalStateTensor(writer, momentum_buffer);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            Replace(ref momentum_buffer, other.momentum_buffer);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other)
            => other is State same && Near(momentum_buffer, same.momentum_buffer);

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            momentum_buffer = null;
        }
    }
}
