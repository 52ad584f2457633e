namespace Mnist.MLNet.Reports;

/// <summary>Text files that are part of the assembly.</summary>
internal static class Resource
{
    /// <summary>Reads the file that lies beside a type's.</summary>
    public static string Read(Type beside, string fileName)
    {
        using var stream = beside.Assembly.GetManifestResourceStream(beside, fileName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
