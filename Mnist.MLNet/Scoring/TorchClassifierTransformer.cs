using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Networks;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Training;
using Mnist.MLNet.Transforms;
using static TorchSharp.torch;

namespace Mnist.MLNet.Scoring;

/// <summary>
/// A trained classifier. Adds <c>Score</c>, the probabilities of the classes with their names as slot names, and <c>PredictedLabel</c>, the key of the most probable one.
/// May be used by several threads at once. A row's result is the same in a batch and alone.
/// </summary>
public sealed class TorchClassifierTransformer : RowTransformer, ISingleFeaturePredictionTransformer<nn.Module<Tensor, Tensor>>, IDisposable
{
    internal const string ScoreColumn = "Score";
    internal const string PredictedLabelColumn = "PredictedLabel";
    private readonly NetworkScorer _scorer;

    internal TorchClassifierTransformer(
        string? networkName, NetworkOptions networkOptions, NetworkScorer scorer, ClassLabels classes, string featureColumnName, TrainingHistory? history)
    {
        NetworkName = networkName;
        NetworkOptions = networkOptions;
        _scorer = scorer;
        Classes = classes;
        FeatureColumnName = featureColumnName;
        History = history;
        Training = history is null ? null : new(history.Seed, history.Epochs.Count, history.BestEpoch, history.Stopped, history.Remark);
    }

    /// <summary>The column with the images.</summary>
    public string FeatureColumnName { get; }

    /// <summary>The type of the images' column: a vector of Single with dimensions (rows, columns).</summary>
    public DataViewType FeatureColumnType => new VectorDataViewType(NumberDataViewType.Single, _scorer.Shape.Rows, _scorer.Shape.Columns);

    /// <summary>The network, in evaluation mode: (batch, 1, rows, columns) to logits (batch, classes).</summary>
    public nn.Module<Tensor, Tensor> Model => _scorer.Network;

    /// <summary>The network's name in the <see cref="NetworkRegistry"/>; null for a network of the caller's own.</summary>
    public string? NetworkName { get; }

    /// <summary>What differs from the named network's own make.</summary>
    public NetworkOptions NetworkOptions { get; }

    /// <summary>The size of the images.</summary>
    public ImageShape ImageShape => _scorer.Shape;

    /// <summary>The classes' names, class 0 first.</summary>
    public IReadOnlyList<string> ClassNames => Classes.Names;

    /// <summary>The course of the training; null for a model that was loaded.</summary>
    public TrainingHistory? History { get; }

    /// <summary>How it was trained, in short; null where that is not known.</summary>
    internal TrainingFacts? Training { get; set; }

    internal ClassLabels Classes { get; }

    /// <summary>The input with <c>Score</c> and <c>PredictedLabel</c>, computed in batches while a cursor moves.</summary>
    /// <param name="input">Data with the images' column.</param>
    /// <returns>The scored data.</returns>
    /// <exception cref="ArgumentException">The column is missing or its images are of another size.</exception>
    public override IDataView Transform(IDataView input) => new ScoredDataView(
        new RowMapper(this, input.Schema),
        input,
        random => new NetworkScoresAhead(_scorer, input, input.Schema.Require(FeatureColumnName), random));

    /// <summary>Frees the network. Prediction engines do this to the model that they own.</summary>
    public void Dispose() => _scorer.Dispose();

    internal override IReadOnlyList<DataViewSchema.DetachedColumn> AddedColumns(DataViewSchema inputSchema)
    {
        var shape = ImageShape.Of(inputSchema.Require(FeatureColumnName));
        if (shape.Pixels != _scorer.Shape.Pixels)
        {
            throw new ArgumentException($"Column '{FeatureColumnName}' has images of {shape} pixels; the model was trained on {_scorer.Shape}.");
        }

        return ScoreColumns.For(Classes, ScoreColumns.NextSetId(inputSchema));
    }

    internal override IEnumerable<DataViewSchema.Column> Needed(DataViewSchema inputSchema) => [inputSchema.Require(FeatureColumnName)];

    /// <summary>Scores one image.</summary>
    /// <param name="image">Its values, as the network takes them.</param>
    /// <param name="probabilities">Where the probabilities go, one a class.</param>
    /// <exception cref="ArgumentException">The image is of another size.</exception>
    internal void Score(ReadOnlySpan<float> image, Span<float> probabilities)
    {
        RequireLength(image.Length);
        _scorer.Score(image, 1, probabilities);
    }

    // A prediction engine passes on whatever array it is given, of any length.
    private void RequireLength(int length)
    {
        if (length != _scorer.Shape.Pixels)
        {
            throw new ArgumentException($"Column '{FeatureColumnName}' has an image of {length} pixels; the model was trained on {_scorer.Shape}, which is {_scorer.Shape.Pixels}.");
        }
    }

    internal override Delegate[] CreateGetters(DataViewRow input)
    {
        var getPixels = input.GetGetter<VBuffer<float>>(input.Schema.Require(FeatureColumnName));
        var pixels = default(VBuffer<float>);
        var image = new float[_scorer.Shape.Pixels];
        var probabilities = new float[_scorer.Classes];
        void ScoreRow()
        {
            getPixels(ref pixels);
            RequireLength(pixels.Length);
            pixels.CopyTo(image);
            _scorer.Score(image, 1, probabilities);
        }

        return ScoreColumns.GettersOfRow(input, ScoreRow, probabilities);
    }
}
