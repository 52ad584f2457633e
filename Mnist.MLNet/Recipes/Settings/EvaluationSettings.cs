using Mnist.MLNet.Training;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>The settings of how models are judged and chosen.</summary>
internal static class EvaluationSettings
{
    public static IEnumerable<RecipeSetting> All()
    {
        yield return Setting.Of(SettingGroup.Evaluation, "protocol", "NAME", "Choose the model on rows set aside (honest), or as the study did", EnumWords.Choice<Protocol>(), recipe => recipe.Protocol, (recipe, value) => recipe with { Protocol = value });
        yield return Of("validation-fraction", "F", "Part of the training images set aside to choose the best epoch; 0 keeps the last epoch", NumberType.FromZeroToBelowOne, options => options.ValidationFraction, (options, value) => options with { ValidationFraction = value });
        yield return Of("evaluate-every", "N", "Steps from one evaluation to the next; none evaluates after each epoch", new OptionalType<int>(new WholeNumberType(1)), options => options.EvaluateEverySteps, (options, value) => options with { EvaluateEverySteps = value });
        yield return Of("selection", "NAME", "Weights to keep", EnumWords.Choice<ModelSelection>(), options => options.Selection, (options, value) => options with { Selection = value });
        yield return Of("patience", "N", "Epochs without a better accuracy after which to stop", new OptionalType<int>(new WholeNumberType(1)), options => options.Patience, (options, value) => options with { Patience = value });

        static TypedSetting<T> Of<T>(string name, string valueName, string description, SettingType<T> type, Func<TorchClassifierOptions, T> get, Func<TorchClassifierOptions, T, TorchClassifierOptions> set) =>
            Setting.OfOptions(SettingGroup.Evaluation, name, valueName, description, type, get, set);
    }
}
