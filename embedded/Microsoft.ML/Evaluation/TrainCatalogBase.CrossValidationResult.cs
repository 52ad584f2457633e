namespace Microsoft.ML;

public abstract partial class TrainCatalogBase
{
    /// <summary>What comes of one fold.</summary>
    /// <typeparam name="T">The type of the metrics.</typeparam>
    public sealed class CrossValidationResult<T>
        where T : class
    {
        /// <summary>The metrics on the part that was held out.</summary>
        public readonly T Metrics;

        /// <summary>The model, trained on the rest.</summary>
        public readonly ITransformer Model;

        /// <summary>The part that was held out, scored by the model.</summary>
        public readonly IDataView ScoredHoldOutSet;

        /// <summary>Which fold this is, from 0 on.</summary>
        public readonly int Fold;

        internal CrossValidationResult(ITransformer model, T metrics, IDataView scores, int fold)
        {
            Model = model;
            Metrics = metrics;
            ScoredHoldOutSet = scores;
            Fold = fold;
        }
    }
}
