using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Mnist.MLNet.Training;
using Mnist.MLNet.Transforms.Augmentation;

namespace Mnist.MLNet.Sweeps;

/// <summary>Trials as C#: the pipeline spelled out, with every option that is not at its default.</summary>
public static class TrialCode
{
    /// <summary>Writes a program that builds, fits and judges a trial's pipeline.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="trial">The trial.</param>
    /// <returns>C# with top-level statements.</returns>
    public static string Write(SweepPlan plan, Trial trial)
    {
        var recipe = TrialRecipe.Of(plan, trial);
        string result = trial.Best is { } best
            ? string.Create(CultureInfo.InvariantCulture, $"; {plan.Metric.Title} {plan.Metric.Of(best):F4}, test accuracy {best.Test.Accuracy:F4}")
            : "";
        return $$"""
            // Trial {{trial.Number}} of a sweep: {{recipe.Name}}{{string.Concat(trial.Settings.Select(pair => $" {pair.Key}={pair.Value}"))}}{{result}}.
            using Microsoft.ML;
            using Mnist.MLNet;
            using Mnist.MLNet.Networks;
            using Mnist.MLNet.Training;
            using Mnist.MLNet.Training.Optimizers;
            using Mnist.MLNet.Training.Schedules;
            using Mnist.MLNet.Transforms.Augmentation;

            var ml = new MLContext(seed: {{recipe.Options.Seed}});
            var data = ml.Mnist().Load();
            var options = {{Record(recipe.Options, "")}};
            var pipeline = ml.Mnist().NormalizePixels(mean: {{Literal(recipe.Mean, "")}}, std: {{Literal(recipe.StandardDeviation, "")}})
                .Append(ml.Mnist().TorchClassifier("{{recipe.Network}}", options))
                .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
            var model = pipeline.Fit(data.Train);
            Console.WriteLine(ml.Mnist().Evaluate(model.Transform(data.Test)));

            """.ReplaceLineEndings("\n");
    }

    private static string Record(object record, string indent)
    {
        var type = record.GetType();
        var usual = Activator.CreateInstance(type);
        var changed = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.Name != nameof(TorchClassifierOptions.Threads) && !Same(property.GetValue(record), property.GetValue(usual)))
            .ToList();
        if (changed.Count == 0)
        {
            return $"new {type.Name}()";
        }

        var text = new StringBuilder($"new {type.Name}\n{indent}{{\n");
        foreach (var property in changed)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}    {property.Name} = {Literal(property.GetValue(record), indent + "    ")},\n");
        }

        return text.Append(indent).Append('}').ToString();
    }

    private static bool Same(object? one, object? other) => one is IEnumerable list and not string && other is IEnumerable rest
        ? list.Cast<object>().SequenceEqual(rest.Cast<object>())
        : one is ImageAugmentation changes ? other is ImageAugmentation others && changes.Steps.SequenceEqual(others.Steps) : Equals(one, other);

    private static string Literal(object? value, string indent) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        float number => number.ToString(CultureInfo.InvariantCulture) + "f",
        Enum constant => $"{constant.GetType().Name}.{constant}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        ImageAugmentation augmentation => $"ImageAugmentation.None{string.Concat(augmentation.Steps.Select(Step))}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(item => Literal(item, indent)))}]",
        _ => Record(value, indent),
    };

    // A step's one range is the parameter of its record.
    private static string Step(AugmentationStep step)
    {
        var type = step.GetType();
        var range = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Single(property => property.PropertyType == typeof(double));
        string probability = step.Probability < 1 ? $" {{ Probability = {Literal(step.Probability, "")} }}" : "";
        return $".With(new {type.Name}({Literal(range.GetValue(step), "")}){probability})";
    }
}
