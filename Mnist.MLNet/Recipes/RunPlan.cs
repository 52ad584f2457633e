using System.Text.Json;
using System.Text.Json.Nodes;
using Mnist.MLNet.Data;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Reports;

namespace Mnist.MLNet.Recipes;

/// <summary>Everything that the results of several trainings depend on, as text: equal plans give equal results.</summary>
internal static class RunPlan
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes a plan.</summary>
    /// <param name="data">The data.</param>
    /// <param name="recipes">The trainings, each with its seed.</param>
    /// <param name="sizes">The numbers of training images; none where all are used.</param>
    public static string ToJson(MnistData data, IEnumerable<Recipe> recipes, params IEnumerable<int> sizes) => new JsonObject
    {
        ["program"] = RunEnvironment.Program,
        ["engine"] = RunEnvironment.Current().Engine,
        ["data"] = data.ContentHash,
        ["trainings"] = new JsonArray([.. recipes.Select(Settings)]),
        ["sizes"] = new JsonArray([.. sizes.Select(size => JsonValue.Create(size))]),
    }.ToJsonString(Indented);

    private static JsonObject Settings(Recipe recipe)
    {
        var settings = new JsonObject { ["recipe"] = recipe.Name };
        foreach (var setting in RecipeSettings.All)
        {
            settings[setting.Name] = setting.Read(recipe);
        }

        return settings;
    }
}
