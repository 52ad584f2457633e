using Mnist.MLNet.Training.Optimizers;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>The settings of the optimiser.</summary>
internal static class OptimizerSettings
{
    public static IEnumerable<RecipeSetting> All()
    {
        yield return Setting.Of(
            SettingGroup.Optimizer,
            "optimizer",
            "NAME",
            "Optimiser",
            new ChoiceType<TrainingOptimizer>(TrainingOptimizer.All, optimizer => optimizer.Name),
            recipe => recipe.Options.Optimizer,
            (recipe, value) => recipe.Options.Optimizer.Name == value.Name ? recipe : With(recipe, value));
        yield return Of("momentum", "M", "Part of the previous step that is kept", NumberType.FromZeroToBelowOne, [
            Part<SgdOptimizer, double>(sgd => sgd.Momentum, (sgd, value) => sgd with { Momentum = value }),
            Part<RmsPropOptimizer, double>(rmsProp => rmsProp.Momentum, (rmsProp, value) => rmsProp with { Momentum = value })]);
        yield return Of("nesterov", "", "Nesterov's momentum", new SwitchType(), [
            Part<SgdOptimizer, bool>(sgd => sgd.Nesterov, (sgd, value) => sgd with { Nesterov = value })]);
        yield return Of("dampening", "F", "Part of the gradient that momentum leaves out", NumberType.FromZeroToOne, [
            Part<SgdOptimizer, double>(sgd => sgd.Dampening, (sgd, value) => sgd with { Dampening = value })]);
        yield return Of("beta1", "B", "Decay of the running mean of the gradients", NumberType.FromZeroToBelowOne, [
            Part<AdamOptimizer, double>(adam => adam.Beta1, (adam, value) => adam with { Beta1 = value }),
            Part<AdamWOptimizer, double>(adam => adam.Beta1, (adam, value) => adam with { Beta1 = value })]);
        yield return Of("beta2", "B", "Decay of the running mean of their squares", NumberType.FromZeroToBelowOne, [
            Part<AdamOptimizer, double>(adam => adam.Beta2, (adam, value) => adam with { Beta2 = value }),
            Part<AdamWOptimizer, double>(adam => adam.Beta2, (adam, value) => adam with { Beta2 = value })]);
        yield return Of("amsgrad", "", "Divide by the largest mean square so far", new SwitchType(), [
            Part<AdamOptimizer, bool>(adam => adam.AmsGrad, (adam, value) => adam with { AmsGrad = value }),
            Part<AdamWOptimizer, bool>(adam => adam.AmsGrad, (adam, value) => adam with { AmsGrad = value })]);
        yield return Of("alpha", "A", "Decay of the running mean of the squared gradients", NumberType.FromZeroToBelowOne, [
            Part<RmsPropOptimizer, double>(rmsProp => rmsProp.Alpha, (rmsProp, value) => rmsProp with { Alpha = value })]);
        yield return Of("centered", "", "Divide by the gradients' deviation instead", new SwitchType(), [
            Part<RmsPropOptimizer, bool>(rmsProp => rmsProp.Centered, (rmsProp, value) => rmsProp with { Centered = value })]);
        yield return Of("lr-decay", "D", "How fast the learning rate falls: by 1 + steps × this", NumberType.FromZero, [
            Part<AdagradOptimizer, double>(adagrad => adagrad.LearningRateDecay, (adagrad, value) => adagrad with { LearningRateDecay = value })]);
        yield return Of("initial-accumulator", "X", "What the sums of squared gradients start from", NumberType.FromZero, [
            Part<AdagradOptimizer, double>(adagrad => adagrad.InitialAccumulator, (adagrad, value) => adagrad with { InitialAccumulator = value })]);
        yield return Of("epsilon", "E", "What is added to the divisor", NumberType.AboveZero, [
            Part<AdamOptimizer, double>(adam => adam.Epsilon, (adam, value) => adam with { Epsilon = value }),
            Part<AdamWOptimizer, double>(adam => adam.Epsilon, (adam, value) => adam with { Epsilon = value }),
            Part<RmsPropOptimizer, double>(rmsProp => rmsProp.Epsilon, (rmsProp, value) => rmsProp with { Epsilon = value }),
            Part<AdagradOptimizer, double>(adagrad => adagrad.Epsilon, (adagrad, value) => adagrad with { Epsilon = value })]);

        static Recipe With(Recipe recipe, TrainingOptimizer optimizer) => recipe with { Options = recipe.Options with { Optimizer = optimizer } };

        static SettingVariant<TrainingOptimizer, T> Part<TOptimizer, T>(Func<TOptimizer, T> get, Func<TOptimizer, T, TOptimizer> set)
            where TOptimizer : TrainingOptimizer, new() => new(new TOptimizer().Name, optimizer => get((TOptimizer)optimizer), (optimizer, value) => set((TOptimizer)optimizer, value));

        static TypedSetting<T> Of<T>(string name, string valueName, string description, SettingType<T> type, SettingVariant<TrainingOptimizer, T>[] variants) =>
            VariantSetting.Of(SettingGroup.Optimizer, name, valueName, description, type, variants, "optimizer", recipe => recipe.Options.Optimizer, optimizer => optimizer.Name, With);
    }
}
