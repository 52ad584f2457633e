using System.Globalization;
using System.Text;

namespace Mnist.MLNet.Evaluation;

/// <summary>The quality of a classifier on a data set: accuracy, precision, recall and F1 for every class and on average, log-loss and confusion counts.</summary>
public sealed class ClassificationReport
{
    internal ClassificationReport(IReadOnlyList<string> classNames, ConfusionCounts confusion, double logLoss, long skippedRows)
    {
        Confusion = confusion;
        LogLoss = logLoss;
        SkippedRows = skippedRows;
        Rows = confusion.Total;
        Accuracy = Ratio(confusion.Correct, Rows);
        Classes = [.. classNames.Select((name, i) => Metrics(name, confusion[i, i], confusion.Predicted(i), confusion.Support(i)))];
        MacroAverage = Average("macro avg", _ => 1);
        WeightedAverage = Average("weighted avg", metrics => metrics.Support);
        Warnings = [.. FindWarnings()];
    }

    /// <summary>The number of rows that were judged.</summary>
    public long Rows { get; }

    /// <summary>The number of rows that could not be judged: no label, or scores that are not numbers.</summary>
    public long SkippedRows { get; }

    /// <summary>The part of the rows that were predicted right, 0 to 1.</summary>
    public double Accuracy { get; }

    /// <summary>The mean of −ln(probability of the right class), in nats; probabilities are taken as at least 1e-15.</summary>
    public double LogLoss { get; }

    /// <summary>The metrics of every class, class 0 first.</summary>
    public IReadOnlyList<ClassMetrics> Classes { get; }

    /// <summary>The plain mean over the classes.</summary>
    public ClassMetrics MacroAverage { get; }

    /// <summary>The mean over the classes weighted by their support.</summary>
    public ClassMetrics WeightedAverage { get; }

    /// <summary>How often each class was predicted as each.</summary>
    public ConfusionCounts Confusion { get; }

    /// <summary>What a reader must know about the figures, a line each: metrics that are 0 because nothing could be divided, rows left out.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The report as a table for a console.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        int width = Math.Max(12, Classes.Max(metrics => metrics.Name.Length));
        Line($"{"".PadLeft(width)}  precision  recall  f1-score  support");
        foreach (var metrics in Classes)
        {
            Line(Row(metrics));
        }

        text.AppendLine();
        Line($"{"accuracy".PadLeft(width)}  {"",9}  {"",6}  {Accuracy,8:F4}  {Rows,7}");
        Line(Row(MacroAverage));
        Line(Row(WeightedAverage));
        Line($"{"log-loss".PadLeft(width)}  {"",9}  {"",6}  {LogLoss,8:F4}  {Rows,7}");
        foreach (string warning in Warnings)
        {
            Line($"note: {warning}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

        FormattableString Row(ClassMetrics metrics) =>
            $"{metrics.Name.PadLeft(width)}  {metrics.Precision,9:F4}  {metrics.Recall,6:F4}  {metrics.F1,8:F4}  {metrics.Support,7}";
    }

    private static ClassMetrics Metrics(string name, long correct, long predicted, long support)
    {
        double precision = Ratio(correct, predicted);
        double recall = Ratio(correct, support);
        return new(name, precision, recall, Ratio(2 * precision * recall, precision + recall), support);
    }

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private ClassMetrics Average(string name, Func<ClassMetrics, double> weight)
    {
        double total = Classes.Sum(weight);
        return new(
            name,
            Ratio(Classes.Sum(metrics => weight(metrics) * metrics.Precision), total),
            Ratio(Classes.Sum(metrics => weight(metrics) * metrics.Recall), total),
            Ratio(Classes.Sum(metrics => weight(metrics) * metrics.F1), total),
            Rows);
    }

    private IEnumerable<string> FindWarnings()
    {
        for (int i = 0; i < Classes.Count; i++)
        {
            if (Confusion.Predicted(i) == 0)
            {
                yield return $"class {Classes[i].Name} was never predicted, so its precision is given as 0.";
            }

            if (Classes[i].Support == 0)
            {
                yield return $"class {Classes[i].Name} has no rows, so its recall is given as 0.";
            }
        }

        if (SkippedRows > 0)
        {
            yield return $"{SkippedRows} rows without a label or with scores that are not numbers were left out.";
        }
    }
}
