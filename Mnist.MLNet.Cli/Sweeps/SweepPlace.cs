using System.Security.Cryptography;
using System.Text;
using Mnist.MLNet.Sweeps;

namespace Mnist.MLNet.Cli.Sweeps;

/// <summary>Where a sweep's store and results are.</summary>
internal static class SweepPlace
{
    private const string Folder = "sweeps";

    /// <summary>The store of a sweep for which none is named: the same for the same sweep, so that the same command goes on with it.</summary>
    public static string DefaultStore(SweepPlan plan)
    {
        Directory.CreateDirectory(Folder);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(SweepFile.Write(plan with { Trials = null, Data = null })));
        return Path.Combine(Folder, $"{string.Join('-', plan.Recipes)}-{Convert.ToHexStringLower(hash)[..6]}.db");
    }

    /// <summary>The folder for a sweep's results: beside a file, of its name; of a database under the default folder.</summary>
    public static string Results(string store, Sweep sweep)
    {
        if (!Sweep.IsFile(store))
        {
            return Path.Combine(Folder, string.Concat(sweep.StoreName.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')));
        }

        string folder = Path.ChangeExtension(store, null);
        return folder == store ? $"{store}-results" : folder;
    }
}
