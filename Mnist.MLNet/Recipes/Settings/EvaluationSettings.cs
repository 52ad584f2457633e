using Mnist.MLNet.Training;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>The settings of how models are judged and chosen.</summary>
internal static class EvaluationSettings
{
    public static IEnumerable<RecipeSetting> All()
    {
        yield return Setting.Of(
            SettingGroup.Evaluation,
            "protocol",
            "NAME",
            "Choose the model on rows set aside (honest), or as the study did",
            EnumWords.Choice<Protocol>(),
            recipe => recipe.Protocol,
            (recipe, value) => recipe with { Protocol = value });
        yield return OfHonest("validation-fraction", "F", "Part of the training images set aside to choose the best epoch; 0 keeps the last epoch", NumberType.FromZeroToBelowOne, options => options.ValidationFraction, (options, value) => options with { ValidationFraction = value });
        yield return OfHonest("evaluate-every", "N", "Steps from one evaluation to the next; none evaluates after each epoch", new OptionalType<int>(new WholeNumberType(1)), options => options.EvaluateEverySteps, (options, value) => options with { EvaluateEverySteps = value });
        yield return OfHonest("selection", "NAME", "Weights to keep", EnumWords.Choice<ModelSelection>(), options => options.Selection, (options, value) => options with { Selection = value });
        yield return Setting.OfOptions(SettingGroup.Evaluation, "patience", "N", "Epochs without a better accuracy after which to stop", new OptionalType<int>(new WholeNumberType(1)), options => options.Patience, (options, value) => options with { Patience = value });

        // the study's protocol brings its own
        static TypedSetting<T> OfHonest<T>(string name, string valueName, string description, SettingType<T> type, Func<TorchClassifierOptions, T> get, Func<TorchClassifierOptions, T, TorchClassifierOptions> set) => Setting.Of(
            SettingGroup.Evaluation,
            name,
            valueName,
            description,
            type,
            recipe => get(recipe.Options),
            (recipe, value) => recipe with { Options = set(recipe.Options, value) },
            recipe => recipe.Protocol == Protocol.Study ? "is for the honest protocol, and the protocol is study" : null);
    }
}
