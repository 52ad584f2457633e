using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mnist.MLNet.Persistence;
using Mnist.MLNet.Recipes.Settings;

namespace Mnist.MLNet.Recipes;

/// <summary>
/// A recipe as a JSON file: an object with the settings by the names that command lines use, besides <c>name</c>, <c>summary</c> and <c>base</c>.
/// The base is a recipe of the <see cref="RecipeBook"/>, from which comes what the file leaves out; without one, <c>network</c> must be there.
/// </summary>
public static class RecipeFile
{
    private const string NameKey = "name";
    private const string SummaryKey = "summary";
    private const string BaseKey = "base";
    private const long LargestFile = 1 << 20;

    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a recipe.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The recipe.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no recipe; the message names the file and the key.</exception>
    public static Recipe Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no recipe file '{path}'; 'recipes export' writes one to begin with.", path);
        }

        if (new FileInfo(path).Length > LargestFile)
        {
            throw new InvalidDataException($"'{path}' is no recipe: it is larger than {LargestFile / 1024} KB.");
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Reading);
            return Parse(document.RootElement, Path.GetFileNameWithoutExtension(path));
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{path}' is no recipe: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException($"'{path}': {exception.Message}", exception);
        }
    }

    /// <summary>Writes a recipe with all its settings; a file that exists is replaced, all at once.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Recipe recipe, string path) => AtomicFile.WriteAllText(path, ToJson(recipe));

    /// <summary>A recipe as the content of a file.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <returns>Indented JSON, the last line ended.</returns>
    public static string ToJson(Recipe recipe)
    {
        var json = new JsonObject { [NameKey] = recipe.Name, [SummaryKey] = recipe.Summary };
        if (RecipeBook.All.FirstOrDefault(known => known.Study == recipe.Study && known.Source == recipe.Source) is { } known)
        {
            json[BaseKey] = known.Name;
        }

        foreach (var setting in RecipeSettings.All.Where(setting => setting.Read(recipe) is not null))
        {
            json[setting.Name] = setting.ReadJson(recipe);
        }

        return json.ToJsonString(Writing) + "\n";
    }

    private static Recipe Parse(JsonElement json, string fileName)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException($"a recipe must be a JSON object, and this is {Describe(json)}.");
        }

        var values = new Dictionary<RecipeSetting, JsonElement>();
        var texts = new Dictionary<string, string>();
        foreach (var property in json.EnumerateObject())
        {
            bool added = property.Name is NameKey or SummaryKey or BaseKey
                ? texts.TryAdd(property.Name, Text(property))
                : values.TryAdd(RecipeSettings.Get(property.Name), property.Value);
            if (!added)
            {
                throw new ArgumentException($"'{property.Name}' stands there twice.");
            }
        }

        var recipe = texts.TryGetValue(BaseKey, out string? known) ? RecipeBook.Get(known) : Blank(values);
        recipe = recipe with
        {
            Name = texts.GetValueOrDefault(NameKey, fileName),
            Summary = texts.GetValueOrDefault(SummaryKey, $"the recipe of '{fileName}'"),
        };
        return RecipeSettings.All.Where(values.ContainsKey).Aggregate(recipe, (changed, setting) => setting.Apply(changed, values[setting]));
    }

    private static Recipe Blank(Dictionary<RecipeSetting, JsonElement> values) =>
        values.ContainsKey(RecipeSettings.Get("network"))
            ? new Recipe { Name = "", Summary = "", Network = "" }
            : throw new ArgumentException($"it has neither '{BaseKey}', a recipe to begin with, nor 'network'.");

    private static string Text(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { Length: > 0 } text
            ? text
            : throw new ArgumentException($"{property.Name} is {Describe(property.Value)}; it must be a text.");

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => value.GetRawText(),
    };
}
