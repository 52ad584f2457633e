using Mnist.MLNet.Recipes.Settings;

namespace Mnist.MLNet.Cli.Output;

/// <summary>Puts the options that stand for recipes' settings under headings; in one list, the sixty of them would be read by nobody.</summary>
internal static class OptionGroups
{
    private static readonly Dictionary<string, SettingGroup> Groups = RecipeSettings.All
        .SelectMany(setting => setting.Aliases.Prepend(setting.Name).Select(name => ($"--{name}", setting.Group)))
        .ToDictionary();

    /// <summary>Groups the options of a help text as the library writes it; a text without such options stays as it is.</summary>
    public static string Apply(string help)
    {
        string[] lines = help.ReplaceLineEndings("\n").Split('\n');
        int start = Array.IndexOf(lines, "Options:") + 1;
        int end = Array.IndexOf(lines, "", start);
        var groups = Entries(lines[start..end]).ToLookup(entry => GroupOf(entry[0]));
        return groups.All(group => group.Key is null) || start == 0
            ? help
            : string.Join('\n', [.. lines[..start], .. Section(null), .. Enum.GetValues<SettingGroup>().SelectMany(group => Section(group)), .. lines[end..]]);

        IEnumerable<string> Section(SettingGroup? group) =>
            group is null || !groups.Contains(group) ? groups[group].SelectMany(entry => entry) : ["", $"{group}:", .. groups[group].SelectMany(entry => entry)];
    }

    // an option's first line begins with its names; those of its description that follow are indented further
    private static List<List<string>> Entries(IEnumerable<string> lines)
    {
        List<List<string>> entries = [];
        foreach (string line in lines)
        {
            if (line.StartsWith("  -", StringComparison.Ordinal))
            {
                entries.Add([]);
            }

            entries[^1].Add(line);
        }

        return entries;
    }

    private static SettingGroup? GroupOf(string line)
    {
        string names = line.TrimStart().Split("  ")[0];
        foreach (string name in names.Split(' ', ','))
        {
            if (Groups.TryGetValue(name, out var group))
            {
                return group;
            }
        }

        return null;
    }
}
