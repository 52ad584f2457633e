using System.Text.Json.Serialization;
using Microsoft.ML;
using Mnist.MLNet.Pictures;
using Mnist.MLNet.Transforms;

namespace Mnist.MLNet.Persistence.Steps;

/// <summary>Makes images of pictures. How large pictures may be is not the file's to say: a model that was loaded has the default limits.</summary>
/// <param name="Input">The column that is read.</param>
/// <param name="Output">The column that is written.</param>
/// <param name="Inversion">Whether brightness is turned round.</param>
/// <param name="CleanPaper">Whether paper and specks are removed.</param>
/// <param name="Crop">Whether pictures are cut to what is written on them.</param>
/// <param name="ThickenStrokes">Whether thin strokes are thickened.</param>
/// <param name="BoxSide">The side of the box into which pictures are scaled, in pixels.</param>
/// <param name="CenterByMass">Whether the centre of mass comes to the middle.</param>
public sealed record PreparePictureStep(
    string Input,
    string Output,
    [property: JsonConverter(typeof(JsonStringEnumConverter<Inversion>))] Inversion Inversion,
    bool CleanPaper,
    bool Crop,
    bool ThickenStrokes,
    int BoxSide,
    bool CenterByMass) : ModelStep
{
    internal static PreparePictureStep Of(PicturePreparingTransformer transformer)
    {
        var options = transformer.Options;
        return new(
            transformer.InputColumnName,
            transformer.OutputColumnName,
            options.Inversion,
            options.CleanPaper,
            options.Crop,
            options.ThickenStrokes,
            options.BoxSide,
            options.CenterByMass);
    }

    internal override ITransformer Restore(MLContext ml, ModelArchive archive)
    {
        if (BoxSide is < 1 or > PicturePreparation.Side)
        {
            throw new InvalidDataException($"its manifest scales pictures into a box of {BoxSide} pixels; expected 1 to {PicturePreparation.Side}");
        }

        return new PicturePreparingTransformer(Output, Input, new PictureOptions
        {
            Inversion = Inversion,
            CleanPaper = CleanPaper,
            Crop = Crop,
            ThickenStrokes = ThickenStrokes,
            BoxSide = BoxSide,
            CenterByMass = CenterByMass,
        });
    }
}
