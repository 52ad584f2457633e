using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class AdamW
{
    /// <summary>Running means of a parameter's gradients.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The steps done.</summary>
        public long step;

        /// <summary>The running mean of the gradients.</summary>
        public Tensor? exp_avg;

        /// <summary>The running mean of their squares.</summary>
        public Tensor? exp_avg_sq;

        /// <summary>The largest of those so far, where asked for.</summary>
        public Tensor? max_exp_avg_sq;

        /// <summary>The state of a parameter.</summary>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>Disposes the state's tensors.</summary>
        public void Dispose()
        {
            exp_avg?.Dispose();
            exp_avg_sq?.Dispose();
            max_exp_avg_sq?.Dispose();
        }

        /// <inheritdoc/>
        public override void to(Device device) => base.to(device);

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            step = reader.ReadInt64();
            exp_avg!.Load(reader);
            exp_avg_sq!.Load(reader);
            LoadConditionalStateTensor(reader, ref max_exp_avg_sq, CPU);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(step);
            exp_avg!.Save(writer);
            exp_avg_sq!.Save(writer);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Replace(ref exp_avg, other.exp_avg);
            Replace(ref exp_avg_sq, other.exp_avg_sq);
            Replace(ref max_exp_avg_sq, other.max_exp_avg_sq);
        }

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other)
            => other is State same && step == same.step && Near(exp_avg, same.exp_avg) && Near(exp_avg_sq, same.exp_avg_sq) && Near(max_exp_avg_sq, same.max_exp_avg_sq);

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            step = 0;
            exp_avg = Zeros(_parameter);
            exp_avg_sq = Zeros(_parameter);
            max_exp_avg_sq = ((Options)options).amsgrad == true ? Zeros(_parameter) : null;
        }
    }
}
