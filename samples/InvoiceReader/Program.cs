// Read handwritten invoice numbers off a folder of scans. What the model is sure of goes into a table; the rest is laid aside for a person.
//   dotnet run -c Release --project samples/InvoiceReader -- MODEL FOLDER-WITH-PICTURES [OUTPUT-FOLDER [LEAST-CONFIDENCE]]
using System.Globalization;
using CsvHelper;
using InvoiceReader;

if (args.Length < 2)
{
    Console.Error.WriteLine("expected: MODEL FOLDER-WITH-PICTURES [OUTPUT-FOLDER [LEAST-CONFIDENCE]], such as digits.zip scans readings 0.9");
    return 2;
}

string output = args.Length > 2 ? args[2] : "readings";
double leastConfidence = args.Length > 3 ? double.Parse(args[3], CultureInfo.InvariantCulture) : 0.9;

using var reader = new NumberReader(args[0]);
var readings = Directory.EnumerateFiles(args[1]).Order(StringComparer.Ordinal).Select(reader.Read).ToList();
var sure = readings.Where(reading => reading.Confidence >= leastConfidence).ToList();
var unsure = readings.Except(sure).ToList();

Write("numbers.csv", sure);
Write("for-a-person.csv", unsure);
Console.WriteLine($"{readings.Count} pictures: {sure.Count} read, {unsure.Count} laid aside for a person; see '{output}'");
return 0;

void Write(string name, List<Reading> rows)
{
    Directory.CreateDirectory(output);
    using var csv = CsvWriter.Create(new StreamWriter(Path.Combine(output, name)), null, false);
    csv.WriteRecord((string[])["File", "Number", "Confidence", "Remark"]);
    foreach (var row in rows)
    {
        csv.WriteRecord((string[])[row.File, row.Number, row.Confidence.ToString("F4", CultureInfo.InvariantCulture), row.Remark]);
    }
}
