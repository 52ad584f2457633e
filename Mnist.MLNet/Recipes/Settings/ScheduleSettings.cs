using Mnist.MLNet.Training.Schedules;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>The settings of the course of the learning rate.</summary>
internal static class ScheduleSettings
{
    public static IEnumerable<RecipeSetting> All()
    {
        yield return Setting.Of(
            SettingGroup.Schedule,
            "schedule",
            "NAME",
            "Course of the learning rate",
            new ChoiceType<LearningRateSchedule>(LearningRateSchedule.All, schedule => schedule.Name),
            recipe => recipe.Options.Schedule,
            (recipe, value) => recipe.Options.Schedule.Name == value.Name ? recipe : With(recipe, value with { WarmUpEpochs = recipe.Options.Schedule.WarmUpEpochs }));
        yield return Of("step-size", "N", "Epochs between two changes", new WholeNumberType(1, 100_000), [
            Part<StepSchedule, int>(step => step.StepSize, (step, value) => step with { StepSize = value })]);
        yield return Of("milestones", "N,N,…", "After how many epochs it changes", new WholeNumbersType(new WholeNumberType(1, 100_000), 100, rising: true), [
            Part<MultiStepSchedule, IReadOnlyList<int>?>(step => step.Milestones, (step, value) => step with { Milestones = value! })]);
        yield return Of("gamma", "X", "What it is multiplied by", new NumberType("above 0 to 1", number => number is > 0 and <= 1), [
            Part<StepSchedule, double>(step => step.Gamma, (step, value) => step with { Gamma = value }),
            Part<MultiStepSchedule, double>(step => step.Gamma, (step, value) => step with { Gamma = value }),
            Part<ExponentialSchedule, double>(exponential => exponential.Gamma, (exponential, value) => exponential with { Gamma = value }),
            Part<PlateauSchedule, double>(plateau => plateau.Gamma, (plateau, value) => plateau with { Gamma = value })]);
        yield return Of("min-lr", "RATE", "Learning rate that it does not go below", NumberType.FromZero, [
            Part<CosineSchedule, double>(cosine => cosine.MinimumRate, (cosine, value) => cosine with { MinimumRate = value }),
            Part<PlateauSchedule, double>(plateau => plateau.MinimumRate, (plateau, value) => plateau with { MinimumRate = value })]);
        yield return Of("rising-part", "F", "Part of the run in which it rises", NumberType.FromZeroToOne, [
            Part<OneCycleSchedule, double>(cycle => cycle.RisingPart, (cycle, value) => cycle with { RisingPart = value })]);
        yield return Of("start-divisor", "X", "Learning rate over the first one", new NumberType("from 1", number => number >= 1), [
            Part<OneCycleSchedule, double>(cycle => cycle.StartDivisor, (cycle, value) => cycle with { StartDivisor = value })]);
        yield return Of("final-divisor", "X", "First learning rate over the last one", new NumberType("from 1", number => number >= 1), [
            Part<OneCycleSchedule, double>(cycle => cycle.FinalDivisor, (cycle, value) => cycle with { FinalDivisor = value })]);
        yield return Of("plateau-patience", "N", "Epochs without a lower loss that are put up with", new WholeNumberType(0, 100_000), [
            Part<PlateauSchedule, int>(plateau => plateau.Patience, (plateau, value) => plateau with { Patience = value })]);
        yield return Setting.Of(
            SettingGroup.Schedule,
            "warm-up",
            "EPOCHS",
            "Epochs, whole or not, over which the learning rate rises from 0",
            NumberType.FromZero,
            recipe => recipe.Options.Schedule.WarmUpEpochs,
            (recipe, value) => With(recipe, recipe.Options.Schedule with { WarmUpEpochs = value }));

        static Recipe With(Recipe recipe, LearningRateSchedule schedule) => recipe with { Options = recipe.Options with { Schedule = schedule } };

        static SettingVariant<LearningRateSchedule, T> Part<TSchedule, T>(Func<TSchedule, T> get, Func<TSchedule, T, TSchedule> set)
            where TSchedule : LearningRateSchedule, new() => new(new TSchedule().Name, schedule => get((TSchedule)schedule), (schedule, value) => set((TSchedule)schedule, value));

        static TypedSetting<T> Of<T>(string name, string valueName, string description, SettingType<T> type, SettingVariant<LearningRateSchedule, T>[] variants) =>
            VariantSetting.Of(SettingGroup.Schedule, name, valueName, description, type, variants, "schedule", recipe => recipe.Options.Schedule, schedule => schedule.Name, With);
    }
}
