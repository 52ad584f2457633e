using Mnist.MLNet.Recipes;
using Mnist.MLNet.Recipes.Settings;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Reports;

/// <summary>What a run's figures depend on, as tables.</summary>
internal static class RunTables
{
    /// <summary>Every setting of a recipe.</summary>
    public static ResultTable SetUp(Recipe recipe)
    {
        var table = new ResultTable("Settings", ResultColumn.Text("setting"), ResultColumn.Text("value"), ResultColumn.Text("meaning"));
        foreach (var setting in RecipeSettings.All)
        {
            if (setting.Read(recipe) is { } value)
            {
                table.Add(setting.Name, value, setting.Description);
            }
        }

        return table;
    }

    /// <summary>Data, seed and machine of a run.</summary>
    public static ResultTable Environment(RecipeRun run) =>
        new ResultTable("Environment", ResultColumn.Text("what"), ResultColumn.Text("found"))
            .Add("data", RunSummary.Describe(run.Data))
            .Add("sha256 of the data", run.Data.ContentHash)
            .Add("seed", $"{run.History.Seed}")
            .Add("mode", run.Environment.Mode)
            .Add("engine", run.Environment.Engine)
            .Add("threads", $"{run.Environment.Threads}")
            .Add("processor", run.Environment.Processor)
            .Add("runtime", run.Environment.Runtime)
            .Add("operating system", run.Environment.OperatingSystem);
}
