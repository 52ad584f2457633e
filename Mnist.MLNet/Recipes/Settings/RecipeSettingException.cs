namespace Mnist.MLNet.Recipes.Settings;

/// <summary>A recipe cannot be changed as was asked for.</summary>
public sealed class RecipeSettingException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="reason">What is wrong with it, to follow its name; without a stop.</param>
    public RecipeSettingException(RecipeSetting setting, string reason)
        : base($"{setting.Name} {reason}.")
    {
        Setting = setting;
        Reason = reason;
    }

    /// <summary>The setting.</summary>
    public RecipeSetting Setting { get; }

    /// <summary>What is wrong with it, to follow its name; without a stop.</summary>
    public string Reason { get; }
}
