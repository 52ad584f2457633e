namespace TorchSharp.Modules;

public partial class Adagrad
{
    /// <summary>Options of a group; null stands for the optimiser's own.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>The learning rate is divided by 1 + steps · this.</summary>
        public double? lr_decay;

        /// <summary>What the sums of squares start from.</summary>
        public double? initial_accumulator_value;

        /// <summary>Added to the denominator.</summary>
        public double? eps;

        /// <summary>The weight decay.</summary>
        public double? weight_decay;

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var options = (Options)source;
            lr_decay = options.lr_decay;
            initial_accumulator_value = options.initial_accumulator_value;
            eps = options.eps;
            weight_decay = options.weight_decay;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            lr_decay = reader.ReadDouble();
            initial_accumulator_value = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(lr_decay!.Value);
            writer.Write(initial_accumulator_value!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
        }
    }
}
