namespace Microsoft.ML;

public sealed partial class DataOperationsCatalog
{
    /// <summary>The two parts of a split.</summary>
    public readonly struct TrainTestData
    {
        /// <summary>The rows to train on.</summary>
        public readonly IDataView TrainSet;

        /// <summary>The rows to test on.</summary>
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
