using Microsoft.ML;
using Microsoft.ML.Data;
using Mnist.MLNet.Data;
using Mnist.MLNet.Persistence;

namespace Mnist.MLNet.Scoring.BuiltIn;

/// <summary>
/// A model as a chain of ML.NET's own transformers, which ML.NET's own zip can hold: a table gives every row the model as text, and a custom mapping scores with it.
/// </summary>
internal static class BuiltInModel
{
    /// <exception cref="NotSupportedException">The model does not fit the chain, whose column names and number of classes are fixed.</exception>
    public static ITransformer Create(MLContext ml, ITransformer model)
    {
        var pipeline = ScoringPipeline.Of(model);
        Check(pipeline);
        var shape = pipeline.Classifier.ImageShape;
        var schema = IdxSchema.Create(shape.Rows, shape.Columns, ScoredImage.Classes);
        byte[] file = ModelFile.ToBytes(new TransformerChain<ITransformer>([.. pipeline.Normalizers, pipeline.Classifier]), schema);
        KeyValuePair<uint, string>[] table = [new(ModelNumber.OfTheModel, TextModel.Encode(file))];
        var labels = ml.Data.LoadFromEnumerable(pipeline.Classifier.ClassNames.Select(name => new ClassName { MnistClassName = name }).ToArray());
        return ml.Transforms.CustomMapping<ImageRow, ModelNumber>(ModelNumberFactory.Map, ModelNumberFactory.ContractName)
            .Append(ml.Transforms.Conversion.MapValue(nameof(ImageWithModel.MnistModel), table, nameof(ModelNumber.MnistModelNumber)))
            .Append(ml.Transforms.CustomMapping<ImageWithModel, ScoredImage>(new TextModel().Score, TextModelFactory.ContractName))
            .Append(ml.Transforms.Conversion.MapValueToKey(TorchClassifierTransformer.PredictedLabelColumn, nameof(ScoredImage.MnistClassName), keyData: labels))
            .Append(ml.Transforms.DropColumns(nameof(ModelNumber.MnistModelNumber), nameof(ImageWithModel.MnistModel), nameof(ScoredImage.MnistClassName)))
            .Fit(new EmptyDataView(schema));
    }

    private static void Check(ScoringPipeline pipeline)
    {
        if (pipeline.InputColumnName != nameof(ImageRow.Pixels))
        {
            throw new NotSupportedException($"The model reads column '{pipeline.InputColumnName}'; in ML.NET's own zip it must be '{nameof(ImageRow.Pixels)}'.");
        }

        if (pipeline.Classifier.ClassNames.Count != ScoredImage.Classes)
        {
            throw new NotSupportedException(
                $"The model has {pipeline.Classifier.ClassNames.Count} classes; ML.NET's own zip takes models of {ScoredImage.Classes}. Save it with ml.Mnist().Save.");
        }

        if (pipeline.Classifier.NetworkName is null)
        {
            throw new NotSupportedException("The model's network is the caller's own, which a plain load cannot create; add it to NetworkRegistry and train it by name.");
        }
    }

    private sealed class ClassName
    {
        public string MnistClassName { get; set; } = "";
    }
}
