using System.IO.Compression;
using System.Xml.Linq;

namespace Mnist.MLNet.Tests.Packages;

/// <summary>A package as it lies in a folder, opened.</summary>
internal sealed class PackageFile
{
    private readonly Dictionary<string, byte[]> _files = [];

    public PackageFile(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            using var memory = new MemoryStream();
            content.CopyTo(memory);
            _files.Add(entry.FullName, memory.ToArray());
        }

        Metadata = XDocument.Parse(Text(_files.Keys.Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal)))).Root!.Elements().Single();
    }

    /// <summary>The names of all files in it.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <summary>What it says about itself.</summary>
    public XElement Metadata { get; }

    /// <summary>The packages that it needs, each with its lowest version.</summary>
    public IEnumerable<(string Id, string Version)> Dependencies =>
        Metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (element.Attribute("id")!.Value, element.Attribute("version")!.Value));

    /// <summary>A file's bytes.</summary>
    public byte[] this[string name] => _files[name];

    /// <summary>A file's text.</summary>
    public string Text(string name) => System.Text.Encoding.UTF8.GetString(_files[name]).TrimStart('\uFEFF');

    /// <summary>What it says about itself under a name; null where it says nothing.</summary>
    public string? Value(string name) => Metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
}
