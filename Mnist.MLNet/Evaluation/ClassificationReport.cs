using System.Globalization;
using System.Text;
using Mnist.MLNet.Reports.Tables;

namespace Mnist.MLNet.Evaluation;

/// <summary>The quality of a classifier on a data set: accuracy, precision, recall and F1 for every class and on average, log-loss and confusion counts.</summary>
public sealed class ClassificationReport
{
    internal ClassificationReport(IReadOnlyList<string> classNames, ConfusionCounts confusion, double logLoss, long skippedRows, IReadOnlyList<Mistake> mistakes)
    {
        Confusion = confusion;
        LogLoss = logLoss;
        SkippedRows = skippedRows;
        ConfidentMistakes = mistakes;
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

    /// <summary>The wrong predictions that the model was surest of, at most 16, the surest first, the earlier row of equals first.</summary>
    public IReadOnlyList<Mistake> ConfidentMistakes { get; }

    /// <summary>What a reader must know about the figures, a line each: metrics that are 0 because nothing could be divided, rows left out.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The report as scikit-learn's <c>classification_report</c> prints it with four digits, with the log-loss and any warnings below.</summary>
    /// <returns>Several lines.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        int width = Math.Max(WeightedAverage.Name.Length, Classes.Max(metrics => metrics.Name.Length));
        Line($"{"".PadLeft(width)}  {"precision",9} {"recall",9} {"f1-score",9} {"support",9}");
        text.AppendLine();
        foreach (var metrics in Classes)
        {
            Line(Row(metrics));
        }

        text.AppendLine();
        Line(Whole("accuracy", Accuracy));
        Line(Row(MacroAverage));
        Line(Row(WeightedAverage));
        Line(Whole("log-loss", LogLoss));
        foreach (string warning in Warnings)
        {
            Line($"note: {warning}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));

        FormattableString Row(ClassMetrics metrics) =>
            $"{metrics.Name.PadLeft(width)}  {metrics.Precision,9:F4} {metrics.Recall,9:F4} {metrics.F1,9:F4} {metrics.Support,9}";

        FormattableString Whole(string name, double value) => $"{name.PadLeft(width)}  {"",9} {"",9} {value,9:F4} {Rows,9}";
    }

    /// <summary>The report as a table: a row a class, then accuracy and averages.</summary>
    /// <returns>The table.</returns>
    public ResultTable ToTable()
    {
        const string format = "F4";
        var table = new ResultTable(
            "Classes",
            ResultColumn.Text("class"),
            ResultColumn.Number("precision", format),
            ResultColumn.Number("recall", format),
            ResultColumn.Number("f1-score", format),
            ResultColumn.Number("support", "N0"));
        foreach (var metrics in Classes)
        {
            Add(metrics);
        }

        table.Add("accuracy", null, null, Accuracy, Rows);
        Add(MacroAverage);
        Add(WeightedAverage);
        return table;

        void Add(ClassMetrics metrics) => table.Add(metrics.Name, metrics.Precision, metrics.Recall, metrics.F1, metrics.Support);
    }

    private static ClassMetrics Metrics(string name, long correct, long predicted, long support)
    {
        // F1 = 2·P·R / (P + R), which in counts is undefined only where the class neither occurs nor is predicted
        return new(name, Ratio(correct, predicted), Ratio(correct, support), Ratio(2 * correct, predicted + support), support);
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
            string? undefined = (Confusion.Predicted(i), Confusion.Support(i)) switch
            {
                (0, 0) => "has no rows and was never predicted, so its precision, recall and F1 are given as 0",
                (0, _) => "was never predicted, so its precision is given as 0",
                (_, 0) => "has no rows, so its recall is given as 0",
                _ => null,
            };
            if (undefined is not null)
            {
                yield return $"class {Classes[i].Name} {undefined}.";
            }
        }

        if (SkippedRows > 0)
        {
            yield return $"{SkippedRows} rows without a label or with scores that are not numbers were left out.";
        }
    }
}
