using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Mnist.Embedded.Tests.ML;

public sealed class SavedModelTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private readonly IDataView _data;
    private readonly TransformerChain<ColumnSelectingTransformer> _model;

    public SavedModelTests()
    {
        _data = _ml.Data.LoadFromEnumerable(Digit.Some(6));
        _model = _ml.Transforms.NormalizeMinMax("Scaled", "Pixels")
            .Append(_ml.Transforms.NormalizeMeanVariance("Weight", fixZero: false))
            .Append(_ml.Transforms.Concatenate("Features", "Scaled", "Weight"))
            .Append(_ml.Transforms.Conversion.MapValueToKey("Key", "Name"))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key"))
            .Append(_ml.Transforms.Conversion.MapValue("Vector", new Dictionary<string, int[]> { ["n1"] = [1, 2], ["n2"] = [3] }, "Name"))
            .Append(_ml.Transforms.Conversion.ConvertType("Number", "Weight", DataKind.Double))
            .Append(_ml.Transforms.CustomMapping<DigitView, ScoredDigit>(ScoredDigit.Classify, "Classify"))
            .Append(_ml.Transforms.CopyColumns("Copy", "PredictedLabel"), TransformerScope.Scoring)
            .Append(_ml.Transforms.DropColumns("Pixels"))
            .Append(_ml.Transforms.SelectColumns(["Features", "Key", "Back", "Vector", "Number", "Score", "Copy"], keepHidden: true))
            .Fit(_data);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_loaded_model_does_what_the_saved_one_did()
    {
        _ml.Model.Save(_model, _data.Schema, _folder["model.zip"]);
        var other = new MLContext();
        var loaded = other.Model.Load(_folder["model.zip"], out var schema);
        var before = _model.Transform(_data);
        var after = loaded.Transform(_data);

        Assert.Equal(_data.Schema.Select(c => c.ToString()), schema.Select(c => c.ToString()));
        Assert.Equal(before.Schema.Select(c => c.ToString()), after.Schema.Select(c => c.ToString()));
        Assert.Equal(before.GetColumn<float[]>("Features"), after.GetColumn<float[]>("Features"));
        Assert.Equal(before.GetColumn<string>("Back"), after.GetColumn<string>("Back"));
        Assert.Equal(before.GetColumn<int[]>("Vector"), after.GetColumn<int[]>("Vector"));
        Assert.Equal(before.GetColumn<float[]>("Score"), after.GetColumn<float[]>("Score"));
        Assert.Equal(before.GetColumn<uint>("Copy"), after.GetColumn<uint>("Copy"));
        Assert.Equal([_folder["model.zip"]], Directory.GetFiles(Path.GetDirectoryName(_folder["model.zip"])!));
        Assert.Equal(11, Assert.IsType<TransformerChain<ITransformer>>(loaded).Count());
    }

    [Fact]
    public void A_single_transformer_comes_back_as_it_was_and_the_schema_may_be_missing()
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("Copy", "Name").Fit(_data), null, stream);
        stream.Position = 0;
        var loaded = _ml.Model.Load(stream, out var schema);

        Assert.Null(schema);
        Assert.IsType<ColumnCopyingTransformer>(loaded);
    }

    [Fact]
    public void A_transformer_of_another_package_cannot_be_saved_and_leaves_no_file()
    {
        var model = _ml.Transforms.CopyColumns("Copy", "Name").Append(new RecordingEstimator()).Fit(_data);

        Assert.Throws<NotSupportedException>(() => _ml.Model.Save(model, _data.Schema, _folder["model.zip"]));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_folder["model.zip"])!));
    }

    [Fact]
    public void A_custom_mapping_needs_a_contract_name_and_a_factory()
    {
        var nameless = _ml.Transforms.CustomMapping<DigitView, ScoredDigit>(ScoredDigit.Classify, null).Fit(_data);
        Assert.Throws<InvalidOperationException>(() => _ml.Model.Save(nameless, null, new MemoryStream()));

        using var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CustomMapping<DigitView, ScoredDigit>(ScoredDigit.Classify, "Nobody").Fit(_data), null, stream);
        stream.Position = 0;
        var error = Assert.Throws<InvalidOperationException>(() => _ml.Model.Load(stream, out _));
        Assert.Contains("RegisterAssembly", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_registered_assembly_must_not_use_a_contract_name_twice()
    {
        _ml.ComponentCatalog.RegisterAssembly(typeof(ClassifyFactory).Assembly);

        Assert.NotNull(_ml.ComponentCatalog.Find<CustomMappingFactoryAttributeAttribute>("Classify"));
        Assert.Null(_ml.ComponentCatalog.Find<CustomMappingFactoryAttributeAttribute>("Nobody"));
    }

    [Fact]
    public void Files_that_are_no_models_are_refused()
    {
        File.WriteAllText(_folder["text"], "no zip");
        Assert.Throws<FormatException>(() => _ml.Model.Load(_folder["text"], out _));
        using (var zip = ZipFile.Open(_folder["other.zip"], ZipArchiveMode.Create))
        {
            zip.CreateEntry("something");
        }
        Assert.Throws<FormatException>(() => _ml.Model.Load(_folder["other.zip"], out _));
        Assert.Throws<FileNotFoundException>(() => _ml.Model.Load(_folder["none.zip"], out _));
    }

    [Fact]
    public void A_damaged_model_gives_an_error_of_its_own_wherever_the_damage_is()
    {
        byte[] content = Content();
        var random = new Random(3);
        for (int i = 0; i < 1500; i++)
        {
            byte[] damaged = [.. content];
            for (int changes = random.Next(1, 4); changes > 0; changes--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }
            int length = random.Next(4) == 0 ? random.Next(damaged.Length) : damaged.Length;
            var error = Record.Exception(() => _ml.Model.Load(Packed(damaged.AsSpan(0, length)), out _));

            Assert.True(error is null or FormatException or InvalidOperationException, $"{i}: {error}");
        }
    }

    private byte[] Content()
    {
        using var stream = new MemoryStream();
        _ml.Model.Save(_model, _data.Schema, stream);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        using var entry = zip.Entries.Single().Open();
        using var content = new MemoryStream();
        entry.CopyTo(content);
        return content.ToArray();
    }

    private static MemoryStream Packed(ReadOnlySpan<byte> content)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("Mnist.Embedded.ML/model", CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }
        stream.Position = 0;
        return stream;
    }
}
