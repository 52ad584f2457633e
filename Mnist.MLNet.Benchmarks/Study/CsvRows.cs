using Microsoft.VisualBasic.FileIO;

namespace Mnist.MLNet.Benchmarks.Study;

/// <summary>Rows of comma-separated values by the names of their columns.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string path)
    {
        using var parser = new TextFieldParser(path) { Delimiters = [","] };
        string[] names = parser.ReadFields() ?? throw new InvalidDataException($"'{path}' is empty; it should begin with the names of its columns.");
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (parser.ReadFields() is { } fields)
        {
            rows.Add(names.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second));
        }

        return rows;
    }
}
