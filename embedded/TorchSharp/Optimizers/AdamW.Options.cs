namespace TorchSharp.Modules;

public partial class AdamW
{
    /// <summary>Options of a group; null stands for the optimiser's own.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>The decay of the running mean of the gradients.</summary>
        public double? beta1;

        /// <summary>The decay of the running mean of their squares.</summary>
        public double? beta2;

        /// <summary>The weight decay.</summary>
        public double? weight_decay;

        /// <summary>Added to the denominator.</summary>
        public double? eps;

        /// <summary>Whether the largest running mean of squares so far is used.</summary>
        public bool? amsgrad;

        /// <summary>Whether steps climb.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var options = (Options)source;
            beta1 = options.beta1;
            beta2 = options.beta2;
            eps = options.eps;
            weight_decay = options.weight_decay;
            amsgrad = options.amsgrad;
            maximize = options.maximize;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            beta1 = reader.ReadDouble();
            beta2 = reader.ReadDouble();
            eps = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            amsgrad = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(beta1!.Value);
            writer.Write(beta2!.Value);
            writer.Write(eps!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(amsgrad!.Value);
            writer.Write(maximize!.Value);
        }
    }
}
