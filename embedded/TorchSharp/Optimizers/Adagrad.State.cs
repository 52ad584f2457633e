using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adagrad
{
    /// <summary>The sum of a parameter's squared gradients.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The steps done.</summary>
        public long step;

        /// <summary>The sum of the gradients' squares.</summary>
        public Tensor? sum;

        /// <summary>The state of a parameter.</summary>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            sum?.Dispose();
        }

        /// <inheritdoc/>
        public override void to(Device device) => base.to(device);

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            sum!.Load(reader);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            sum!.Save(writer);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Replace(ref sum, other.sum);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other)
            => other is State same && step == same.step && Near(sum, same.sum);

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            sum = full_like(_parameter, ((Options)options).initial_accumulator_value!.Value).DetachFromDisposeScope();
        }
    }
}
