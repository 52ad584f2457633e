using Mnist.MLNet.Networks;

namespace Mnist.MLNet.Recipes.Settings;

/// <summary>The settings of how the network is made.</summary>
internal static class NetworkSettings
{
    public static IEnumerable<RecipeSetting> All()
    {
        yield return Setting.Of(SettingGroup.Network, "network", "NAME", "Network, by its name in the registry", new NetworkType(), recipe => recipe.Network, ChangeNetwork);
        yield return Of("pooling", "KIND", "How images are made smaller", EnumWords.Choice<PoolingKind>(), network => network.Pooling, (network, value) => network with { Pooling = value });
        yield return Of("activation", "KIND", "Function after convolutions and hidden layers", EnumWords.Choice<ActivationKind>(), network => network.Activation, (network, value) => network with { Activation = value });
        yield return Of("batch-norm", "", "Batch norm before the activations", new SwitchType(), network => network.BatchNorm, (network, value) => network with { BatchNorm = value });
        yield return Of("dropout", "P", "Part of the activations to drop in training", NumberType.FromZeroToBelowOne, network => network.Dropout, (network, value) => network with { Dropout = value });
        yield return Of("width", "X", "What to multiply channels and hidden units by", new NumberType("from 0.1 to 16", number => number is >= 0.1 and <= 16), network => network.Width, (network, value) => network with { Width = value });
        yield return Of("depth", "N", "Convolutions before each pooling", new WholeNumberType(1, 8), network => network.Depth, (network, value) => network with { Depth = value });
        yield return Setting.Of(
            SettingGroup.Network,
            "hidden",
            "N,N,…",
            "Units of the hidden layers, first to last",
            new WholeNumbersType(new WholeNumberType(1, 8192), 16, none: "default"),
            recipe => recipe.Options.Network.Hidden,
            (recipe, value) => recipe with { Options = recipe.Options with { Network = recipe.Options.Network with { Hidden = value } } },
            recipe => NotTaken(recipe, "hidden"));

        static TypedSetting<T?> Of<T>(string name, string valueName, string description, SettingType<T> type, Func<NetworkOptions, T?> get, Func<NetworkOptions, T?, NetworkOptions> set)
            where T : struct => Setting.Of(
                SettingGroup.Network,
                name,
                valueName,
                description,
                new OptionalType<T>(type, "default"),
                recipe => get(recipe.Options.Network),
                (recipe, value) => recipe with { Options = recipe.Options with { Network = set(recipe.Options.Network, value) } },
                recipe => NotTaken(recipe, name));

        static string? NotTaken(Recipe recipe, string name) =>
            NetworkRegistry.Get(recipe.Network) is var network && network.Takes.Contains(name) ? null : $"is not for network '{network.Name}'; {network.Taken()}";

        // another network has other options
        static Recipe ChangeNetwork(Recipe recipe, string name) =>
            name == recipe.Network ? recipe : recipe with { Network = name, Options = recipe.Options with { Network = NetworkOptions.None } };
    }
}
