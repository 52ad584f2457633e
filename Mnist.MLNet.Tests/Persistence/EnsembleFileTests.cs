using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Ensembles;
using Mnist.MLNet.Persistence.Steps;
using Mnist.MLNet.Training;

namespace Mnist.MLNet.Tests.Persistence;

[Collection(TorchCollection.Name)]
public sealed class EnsembleFileTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private readonly IdxDataView _data = SimpleImages.Create(100);

    private string ModelPath => _folder["ensemble.zip"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(EnsembleVote.Average)]
    [InlineData(EnsembleVote.Majority)]
    public void A_loaded_ensemble_scores_to_the_last_bit_as_the_saved_one(EnsembleVote vote)
    {
        var model = Train(vote);
        _ml.Mnist().Save(model, _data.Schema, ModelPath);

        var loaded = new MLContext().Mnist().LoadModel(ModelPath);

        Assert.Equal(model.Transform(_data).GetColumn<float[]>("Score"), loaded.Transform(_data).GetColumn<float[]>("Score"));
        Assert.Equal(model.Transform(_data).GetColumn<string>("PredictedLabel"), loaded.Transform(_data).GetColumn<string>("PredictedLabel"));
    }

    [Fact]
    public void A_loaded_ensemble_goes_into_a_prediction_engine()
    {
        _ml.Mnist().Save(Train(EnsembleVote.Average), _data.Schema, ModelPath);

        using var engine = _ml.Model.CreatePredictionEngine<Digit, DigitPrediction>(_ml.Mnist().LoadModel(ModelPath));

        Assert.Equal(1, engine.Predict(new Digit()).Score.Sum(), 1e-5f);
    }

    [Fact]
    public void Equal_ensembles_give_equal_files_and_so_does_one_that_was_loaded()
    {
        _ml.Mnist().Save(Train(EnsembleVote.Average), _data.Schema, ModelPath);
        byte[] first = File.ReadAllBytes(ModelPath);

        _ml.Mnist().Save(Train(EnsembleVote.Average), _data.Schema, ModelPath);
        byte[] second = File.ReadAllBytes(ModelPath);
        _ml.Mnist().Save(_ml.Mnist().LoadModel(ModelPath), _data.Schema, ModelPath);

        Assert.Equal(first, second);
        Assert.Equal(first, File.ReadAllBytes(ModelPath));
    }

    [Fact]
    public void The_manifest_tells_vote_and_members_with_their_training()
    {
        _ml.Mnist().Save(Train(EnsembleVote.Majority), _data.Schema, ModelPath);

        var manifest = _ml.Mnist().ReadManifest(ModelPath);

        var ensemble = Assert.IsType<EnsembleStep>(manifest.Steps[0]);
        Assert.Equal(EnsembleVote.Majority, ensemble.Vote);
        Assert.Equal([1, 2], ensemble.Members.Select(member => member.Training!.Seed));
        Assert.Equal([typeof(NormalizePixelsStep), typeof(TorchClassifierStep)], ensemble.Members[0].Steps.Select(step => step.GetType()));
        Assert.Equal(["weights.safetensors", "weights-2.safetensors"], ensemble.Members.Select(member => member.Steps.OfType<TorchClassifierStep>().Single().Weights.Name));
        Assert.Contains("\"vote\": \"majority\"", Encoding.UTF8.GetString(manifest.ToJson()), StringComparison.Ordinal);
        Assert.Null(manifest.Training);
    }

    [Fact]
    public void Ensembles_of_ensembles_are_saved()
    {
        var model = _ml.Mnist().Ensemble(_ml.Mnist().Ensemble(Member(1), Member(2)), Member(3)).Fit(_data);
        _ml.Mnist().Save(model, _data.Schema, ModelPath);

        var loaded = _ml.Mnist().LoadModel(ModelPath);

        Assert.Equal(model.Transform(_data).GetColumn<float[]>("Score"), loaded.Transform(_data).GetColumn<float[]>("Score"));
    }

    [Fact]
    public void A_single_model_that_was_loaded_and_saved_again_is_the_same_file()
    {
        _ml.Mnist().Save(Member(1).Fit(_data), _data.Schema, ModelPath);
        byte[] first = File.ReadAllBytes(ModelPath);

        _ml.Mnist().Save(_ml.Mnist().LoadModel(ModelPath), _data.Schema, ModelPath);

        Assert.Equal(first, File.ReadAllBytes(ModelPath));
    }

    [Fact]
    public void A_changed_member_is_noticed()
    {
        _ml.Mnist().Save(Train(EnsembleVote.Average), _data.Schema, ModelPath);
        using (var zip = ZipFile.Open(ModelPath, ZipArchiveMode.Update))
        {
            using var stream = zip.GetEntry("weights-2.safetensors")!.Open();
            stream.Seek(-1, SeekOrigin.End);
            stream.WriteByte(1);
        }

        var exception = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath));

        Assert.Contains("the SHA-256 of its part 'weights-2.safetensors' is not the manifest's", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind": "ensemble", "vote": "average", "members": []}""", "The ensemble has no members; give it at least one")]
    [InlineData("""{"kind": "ensemble", "vote": "average", "members": [null]}""", "member 1 of its ensemble has no step that classifies")]
    [InlineData("""{"kind": "ensemble", "vote": "average", "members": [{"steps": [null]}]}""", "its manifest has a step that is empty")]
    [InlineData("""{"kind": "ensemble", "vote": "loudest", "members": []}""", "its manifest is damaged")]
    [InlineData("""{"kind": "ensemble", "vote": 9, "members": []}""", "The vote is 9; it must be one of Average, Majority")]
    public void A_damaged_ensemble_is_refused(string step, string message)
    {
        using (var zip = new ZipArchive(File.Create(ModelPath), ZipArchiveMode.Create))
        {
            using var stream = zip.CreateEntry("manifest.json").Open();
            stream.Write(Encoding.UTF8.GetBytes($$"""{"format": "Mnist.MLNet model", "formatVersion": 1, "createdBy": "test", "steps": [{{step}}]}"""));
        }

        var exception = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath));

        Assert.StartsWith($"'{ModelPath}' is no model that can be loaded: {message}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_whose_classes_differ_are_refused_on_loading_too()
    {
        _ml.Mnist().Save(Train(EnsembleVote.Average), _data.Schema, ModelPath);
        byte[] manifest = Encoding.UTF8.GetBytes(Replaced(Encoding.UTF8.GetString(_ml.Mnist().ReadManifest(ModelPath).ToJson()), "\"3\"", "\"9\""));
        using (var zip = ZipFile.Open(ModelPath, ZipArchiveMode.Update))
        {
            zip.GetEntry("manifest.json")!.Delete();
            using var stream = zip.CreateEntry("manifest.json").Open();
            stream.Write(manifest);
        }

        var exception = Assert.Throws<InvalidDataException>(() => _ml.Mnist().LoadModel(ModelPath));

        Assert.Contains("Member 2 of the ensemble has the classes 0, 1, 2, 3 (text), member 1 has 0, 1, 2, 9 (text)", exception.Message, StringComparison.Ordinal);
    }

    private static string Replaced(string text, string first, string by)
    {
        int start = text.IndexOf(first, StringComparison.Ordinal);
        return text[..start] + by + text[(start + first.Length)..];
    }

    private ITransformer Train(EnsembleVote vote) => _ml.Mnist().Ensemble(vote, Member(1), Member(2))
        .Append(_ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
        .Fit(_data);

    private EstimatorChain<Mnist.MLNet.Scoring.TorchClassifierTransformer> Member(int seed) => _ml.Mnist().NormalizePixels(0.1307f, 0.3081f)
        .Append(_ml.Mnist().TorchClassifier("lenet5", new TorchClassifierOptions { Epochs = 1, BatchSize = 32, Seed = seed }));
}
