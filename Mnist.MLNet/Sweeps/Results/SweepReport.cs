using System.Globalization;
using Mnist.MLNet.Reports;
using Mnist.MLNet.Reports.Html;

namespace Mnist.MLNet.Sweeps;

/// <summary>A sweep as a page: the best trials, charts, and a table that sorts and filters.</summary>
public static class SweepReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="trials">Its trials.</param>
    /// <returns>HTML that is whole in itself.</returns>
    public static string ToHtml(SweepPlan plan, IReadOnlyList<Trial> trials)
    {
        var status = new SweepStatus(plan, trials);
        var environment = RunEnvironment.Current();
        var page = new HtmlPage($"Sweep of {string.Join(", ", plan.Recipes)}", $"Trials are ranked by their {plan.Metric.Title}; test figures are for the record and choose nothing.");
        page.Add(
            "Result",
            HtmlFragment.Figures(
                ("trials done", Text(status.Count(TrialState.Done))),
                ("pruned", Text(status.Count(TrialState.Pruned))),
                ("failed", Text(status.Count(TrialState.Failed))),
                ($"best {plan.Metric.Title}", status.Ranking is [var best, ..] ? plan.Metric.Of(best.Best!).ToString("F4", CultureInfo.InvariantCulture) : "-"),
                ("its test accuracy", status.Ranking is [var same, ..] ? same.Best!.Test.Accuracy.ToString("F4", CultureInfo.InvariantCulture) : "-")),
            HtmlFragment.Of(TrialTable.Brief(plan, trials, TrialTable.Marked)));
        if (status.Ranking.Count > 0)
        {
            var charts = new SweepCharts(plan, trials);
            page.Add("Accuracy", HtmlFragment.Beside(charts.Lines().Select(HtmlFragment.Of)));
            if (charts.HeatMaps().Any())
            {
                page.Add("Heat maps", HtmlFragment.Beside(charts.HeatMaps().Select(HtmlFragment.Of)));
            }

            page.Add(
                "Parameters",
                HtmlFragment.Paragraph(
                    $"Importance: how much of the variance of {charts.VarianceOf} a parameter explains by itself, and two of them together beyond that; a functional analysis of variance over "
                    + "the trees of a random forest that is fitted to the trials that are done, mean and standard deviation over the trees (F. Hutter, H. Hoos, K. Leyton-Brown, "
                    + "\"An efficient approach for assessing hyperparameter importance\", ICML 2014)."),
                HtmlFragment.Beside(new[] { charts.Parallel(), charts.Importance() }.OfType<Reports.Charts.Chart>().Select(HtmlFragment.Of)));
            page.Add("Course", HtmlFragment.Beside(charts.TrainingCurves().Prepend(charts.History()).Select(HtmlFragment.Of)));
        }

        page.AddSortable("All trials", TrialTable.Wide(plan, trials));
        page.Add(
            "Set-up",
            HtmlFragment.List(
            [
                $"tuner {plan.Tuner}, pruner {plan.Pruner}, metric {plan.Metric.Name}, seed of the tuner {plan.Seed}",
                .. plan.Parameters.Select(parameter => $"{parameter.Setting}: {parameter.Text}"),
                .. plan.Fixed.Select(pair => $"{pair.Key} = {pair.Value} in all trials"),
                $"data {plan.Data}",
                $"{environment.Engine}, {environment.Processor}, {environment.Runtime}",
            ]));
        return page.ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
