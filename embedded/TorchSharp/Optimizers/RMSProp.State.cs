using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>Running means of a parameter's gradients.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The steps done.</summary>
        public long step;

        /// <summary>The running mean of the gradients' squares.</summary>
        public Tensor? square_avg;

        /// <summary>The momentum.</summary>
        public Tensor? momentum_buffer;

        /// <summary>The running mean of the gradients.</summary>
        public Tensor? grad_avg;

        /// <summary>The state of a parameter.</summary>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            square_avg?.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }

        /// <inheritdoc/>
        public override void to(Device device) => base.to(device);

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            square_avg!.Load(reader);
            LoadConditionalStateTensor(reader, ref momentum_buffer, CPU);
            LoadConditionalStateTensor(reader, ref grad_avg, CPU);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            square_avg!.Save(writer);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Replace(ref square_avg, other.square_avg);
            Replace(ref momentum_buffer, other.momentum_buffer);
            Replace(ref grad_avg, other.grad_avg);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other)
            => other is State same && step == same.step && Near(square_avg, same.square_avg) && Near(momentum_buffer, same.momentum_buffer) && Near(grad_avg, same.grad_avg);

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            square_avg = Zeros(_parameter);
            momentum_buffer = Zeros(_parameter);
            grad_avg = Zeros(_parameter);
        }
    }
}
