namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>Options of a group; null stands for the optimiser's own.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>The momentum.</summary>
        public double? momentum;

        /// <summary>How much of a gradient the momentum leaves out.</summary>
        public double? dampening;

        /// <summary>The weight decay.</summary>
        public double? weight_decay;

        /// <summary>Whether to look ahead.</summary>
        public bool? nesterov;

        /// <summary>Whether steps climb.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var options = (Options)source;
            momentum = options.momentum;
            dampening = options.dampening;
            weight_decay = options.weight_decay;
            nesterov = options.nesterov;
            maximize = options.maximize;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
        }
    }
}
