using Mnist.MLNet.Transforms.Augmentation;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>The settings of how training images are changed at random.</summary>
internal static class AugmentationSettings
{
    public static IEnumerable<RecipeSetting> All()
    {
        yield return Of("rotate", "DEG[:P]", "Turn training images by up to ± this many degrees", 180, step => new Rotation(step), (Rotation step) => step.MaxDegrees);
        yield return Of("translate", "F[:P]", "Shift them by up to ± this part of their size", 1, step => new Translation(step), (Translation step) => step.MaxFraction);
        yield return Of("scale", "F[:P]", "Change their size by up to ± this part", 0.9, step => new Scaling(step), (Scaling step) => step.MaxFraction);
        yield return Of("shear", "DEG[:P]", "Slant them by up to ± this many degrees", 60, step => new Shearing(step), (Shearing step) => step.MaxDegrees);
        yield return Of("elastic", "PX[:P]", "Deform them by moving the nodes of a grid by up to ± this many pixels", 20, step => new ElasticDeformation(step), (ElasticDeformation step) => step.MaxPixels);
        yield return Of("erase", "F[:P]", "Wipe out a rectangle of up to this part of their area", 1, step => new RandomErasing(step), (RandomErasing step) => step.MaxFraction);

        static TypedSetting<StepRange> Of<TStep>(string name, string valueName, string description, double most, Func<double, TStep> create, Func<TStep, double> range)
            where TStep : AugmentationStep => Setting.Of(
                SettingGroup.Augmentation,
                name,
                valueName,
                description,
                new StepRangeType(most),
                recipe => recipe.Options.Augmentation.Steps.OfType<TStep>().FirstOrDefault() is { } step ? new StepRange(range(step), step.Probability) : new StepRange(0),
                (recipe, value) => recipe with
                {
                    Options = recipe.Options with
                    {
                        Augmentation = value.Range > 0
                            ? recipe.Options.Augmentation.With(create(value.Range) with { Probability = value.Probability })
                            : recipe.Options.Augmentation.Without<TStep>(),
                    },
                });
    }
}
