using System.Globalization;
using Mnist.MLNet.Evaluation;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Ensembles;

/// <summary>An ensemble beside its members, all judged on the same rows.</summary>
/// <param name="Vote">How one answer is made of the members'.</param>
/// <param name="Members">The members, each judged alone.</param>
/// <param name="Ensemble">The report on the ensemble.</param>
public sealed record EnsembleComparison(EnsembleVote Vote, IReadOnlyList<MemberResult> Members, ClassificationReport Ensemble)
{
    /// <summary>How much more of the rows the ensemble predicts right than its members do on average, −1 to 1.</summary>
    public double Gain => Ensemble.Accuracy - Members.Average(member => member.Metrics.Accuracy);

    /// <summary>The comparison in a line, in percentage points.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"the ensemble of {Members.Count} is {100 * Math.Abs(Gain):F2} points {(Gain < 0 ? "below" : "above")} the mean of its members");

    /// <summary>The figures side by side: the members, their mean and standard deviation (with n − 1), the ensemble.</summary>
    /// <returns>A row a model.</returns>
    public ResultTable ToTable()
    {
        var table = new ResultTable(
            "Members and ensemble",
            ResultColumn.Text("model"),
            ResultColumn.Number("accuracy", "F4"),
            ResultColumn.Number("macro F1", "F4"),
            ResultColumn.Number("log-loss", "F4"));
        foreach (var member in Members)
        {
            Add(member.Name, member.Metrics);
        }

        if (Members.Count > 1)
        {
            Add("mean of members", Of(values => values.Average()));
            Add("standard deviation", Of(values => values.StandardDeviation() ?? 0));
        }

        Add($"ensemble ({Vote.ToString().ToLowerInvariant()})", MetricFacts.Of(Ensemble));
        return table;

        void Add(string name, MetricFacts facts) => table.Add(name, facts.Accuracy, facts.MacroF1, facts.LogLoss);
    }

    private MetricFacts Of(Func<double[], double> statistic) => new(
        Ensemble.Rows,
        statistic([.. Members.Select(member => member.Metrics.Accuracy)]),
        statistic([.. Members.Select(member => member.Metrics.LogLoss)]),
        statistic([.. Members.Select(member => member.Metrics.MacroF1)]));
}
