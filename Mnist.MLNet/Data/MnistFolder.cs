namespace Mnist.MLNet.Data;

/// <summary>The four files of MNIST, or of a data set laid out like it, in one folder.</summary>
public sealed class MnistFolder
{
    /// <summary>The names of the four files, without <c>.gz</c>, in the order in which the content hash goes over them.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
        ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    private MnistFolder(string path, IReadOnlyList<string> files)
    {
        Path = path;
        Files = files;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The paths of the four files, in the order of <see cref="FileNames"/>.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The images to train on.</summary>
    public string TrainImages => Files[0];

    /// <summary>The labels to train on.</summary>
    public string TrainLabels => Files[1];

    /// <summary>The images to test on.</summary>
    public string TestImages => Files[2];

    /// <summary>The labels to test on.</summary>
    public string TestLabels => Files[3];

    /// <summary>Finds the four files, each plain or with <c>.gz</c> (plain wins), and also with a dot before <c>idx</c>, as some archives name them.</summary>
    /// <param name="folder">The folder to look into; its subfolders are not searched.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FileNotFoundException">Files are missing; the message names them.</exception>
    public static MnistFolder Find(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            string found = File.Exists(folder) ? "is a file" : "does not exist";
            throw new DirectoryNotFoundException($"'{folder}' {found}; expected a folder with the four files of MNIST, among them {FileNames[0]} or {FileNames[0]}.gz.");
        }

        string?[] files = [.. FileNames.Select(name => FindFile(folder, name))];
        string[] missing = [.. FileNames.Where((_, i) => files[i] is null)];
        return missing.Length == 0
            ? new MnistFolder(folder, files!)
            : throw new FileNotFoundException($"'{folder}' lacks {string.Join(", ", missing)}; expected each of the four files, plain or with .gz. Fetch them, or name another folder.");
    }

    /// <summary>Whether all four files are in <paramref name="folder"/>. Says nothing of their content.</summary>
    /// <param name="folder">The folder to look into; need not exist.</param>
    public static bool IsComplete(string folder) => FileNames.All(name => FindFile(folder, name) is not null);

    /// <summary>Finds one of the files, plain or with <c>.gz</c> (plain wins), and also with a dot before <c>idx</c>.</summary>
    /// <param name="folder">The folder to look into; need not exist.</param>
    /// <param name="name">One of <see cref="FileNames"/>.</param>
    /// <returns>Its path, or null where it is missing.</returns>
    public static string? FindFile(string folder, string name)
    {
        string dotted = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        return new[] { name, name + ".gz", dotted, dotted + ".gz" }.Select(file => System.IO.Path.Combine(folder, file)).FirstOrDefault(System.IO.Path.Exists);
    }
}
