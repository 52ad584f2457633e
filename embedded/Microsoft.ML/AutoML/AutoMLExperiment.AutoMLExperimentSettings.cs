namespace Microsoft.ML.AutoML;

public partial class AutoMLExperiment
{
    /// <summary>The settings of an experiment.</summary>
    public class AutoMLExperimentSettings : ExperimentSettings
    {
        /// <summary>The seed of its tuner.</summary>
        /// <value>Default null: that of the context.</value>
        public int? Seed { get; set; }

        /// <summary>What is searched, by name.</summary>
        /// <value>Default null: an empty search space, to which <see cref="AddSearchSpace"/> adds.</value>
        public SearchSpace.SearchSpace? SearchSpace { get; set; }
    }
}
