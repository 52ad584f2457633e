namespace Microsoft.ML.Transforms;

public sealed partial class NormalizingTransformer
{
    /// <summary>What was learned of one column.</summary>
    public abstract class NormalizerModelParametersBase
    {
        private protected NormalizerModelParametersBase()
        {
        }
    }

    /// <summary>The normalisation x ↦ (x − offset) · scale.</summary>
    /// <typeparam name="TData">A number, or an immutable array with one for each slot.</typeparam>
    public sealed class AffineNormalizerModelParameters<TData> : NormalizerModelParametersBase
    {
        internal AffineNormalizerModelParameters(TData scale, TData offset)
        {
            Scale = scale;
            Offset = offset;
        }

        /// <summary>What is multiplied by.</summary>
        public TData Scale { get; }

        /// <summary>What is subtracted before; an empty array if that is zero for every slot.</summary>
        public TData Offset { get; }
    }
}
