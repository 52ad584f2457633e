using Microsoft.ML;
using Microsoft.ML.Data;

namespace Mnist.Embedded.Tests.ML;

public sealed class ChainTests
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly IDataView _data;

    public ChainTests()
    {
        _data = _ml.Data.LoadFromEnumerable(Digit.Some(8));
    }

    [Fact]
    public void Scoring_leaves_out_a_step_that_serves_training_only()
    {
        var step = new RecordingEstimator();
        var last = new RecordingEstimator();
        var model = _ml.Transforms.CopyColumns("Copy", "Name").Append(step, TransformerScope.Training).Append(last).Fit(_data);

        Assert.Equal(1, step.Last.Uses);
        model.Transform(_data);
        Assert.Equal(1, step.Last.Uses);
        Assert.Equal(2, last.Last.Uses);
        model.Transform(_data, TransformerScope.TrainTest);
        Assert.Equal(2, step.Last.Uses);
        Assert.Equal(3, model.Count());
        Assert.Equal(2, model.GetModelFor(TransformerScope.Scoring).Count());
        Assert.Same(last.Last, model.LastTransformer);
    }

    [Fact]
    public void A_chain_checks_the_columns_of_all_its_links_before_it_fits_any()
    {
        var step = new RecordingEstimator();
        var chain = new EstimatorChain<ITransformer>().Append(step).Append(_ml.Transforms.CopyColumns("Copy", "Nothing"));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => chain.Fit(_data));
        Assert.Contains("Could not find input column 'Nothing'", error.Message, StringComparison.Ordinal);
        Assert.Empty(step.Fitted);
    }

    [Fact]
    public void A_cache_checkpoint_lets_later_links_read_what_is_computed_once()
    {
        var step = new RecordingEstimator();
        var chain = _ml.Transforms.CopyColumns("Copy", "Name").AppendCacheCheckpoint(_ml).Append(step);
        chain.Fit(_data);

        Assert.True(step.Fitted.Single().CanShuffle);
        Assert.False(_data.CanShuffle);
        Assert.Throws<InvalidOperationException>(() => new EstimatorChain<ITransformer>().AppendCacheCheckpoint(_ml));
    }

    [Fact]
    public void A_delegate_sees_what_is_fitted()
    {
        ITransformer? seen = null;
        var model = _ml.Transforms.CopyColumns("Copy", "Name").WithOnFitDelegate(t => seen = t).Fit(_data);

        Assert.Same(model, seen);
    }

    [Fact]
    public void Disposing_a_chain_disposes_its_links()
    {
        var step = new RecordingEstimator();
        _ml.Transforms.CopyColumns("Copy", "Name").Append(step).Fit(_data).Dispose();

        Assert.True(step.Last.IsDisposed);
    }

    [Fact]
    public void A_chain_maps_single_rows_only_if_all_its_links_do()
    {
        ITransformer model = _ml.Transforms.CopyColumns("Copy", "Name").Append(new RecordingEstimator(isRowToRow: false)).Fit(_data);

        Assert.False(model.IsRowToRowMapper);
        Assert.Throws<InvalidOperationException>(() => model.GetRowToRowMapper(_data.Schema));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Digit, ScoredDigit>(model));
        Assert.Contains("Must be a row to row mapper", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_transformers_must_end_in_one_of_its_type()
    {
        var model = _ml.Transforms.CopyColumns("Copy", "Name").Fit(_data);

        Assert.Same(model, model.Append(model).LastTransformer);
        Assert.Throws<InvalidOperationException>(() => new TransformerChain<RecordingEstimator.Step>(model));
        Assert.Throws<InvalidOperationException>(() => new TransformerChain<ITransformer>([model], []));
    }

    [Fact]
    public void A_shape_can_be_had_from_a_loader_that_only_carries_a_schema()
    {
        var shape = new SchemaLoader(_data.Schema).Append(new RecordingEstimator()).GetOutputSchema();

        Assert.Equal(["Pixels", "Label", "Name", "Weight"], shape.Select(c => c.Name));
        Assert.Equal(SchemaShape.Column.VectorKind.Vector, shape[0].Kind);
        Assert.True(shape[1].IsKey);
        Assert.Equal(NumberDataViewType.UInt32, shape[1].ItemType);
        Assert.Equal(5, new SchemaShape(shape.Concat(shape.Take(1))).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SchemaShape([default]));
    }

    [Fact]
    public void A_loader_with_steps_transforms_what_it_loads()
    {
        var loader = new SchemaLoader(_data.Schema, _data);
        var fitted = loader.Append(_ml.Transforms.DropColumns("Name")).Fit("anything");

        Assert.Equal(["Pixels", "Label", "Weight"], fitted.GetOutputSchema().Select(c => c.Name));
        Assert.Equal(8, fitted.Load("anything").GetRowCount());
        Assert.Equal(4, fitted.AppendTransformer(_ml.Transforms.CopyColumns("L", "Label").Fit(fitted.Load("anything"))).GetOutputSchema().Count);
    }

    private sealed class SchemaLoader(DataViewSchema schema, IDataView? data = null) : IDataLoader<string>
    {
        public IDataView Load(string input) => data ?? throw new NotSupportedException();

        public DataViewSchema GetOutputSchema() => schema;

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();
    }
}
