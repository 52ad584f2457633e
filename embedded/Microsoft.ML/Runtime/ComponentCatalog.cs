using System.Collections.Concurrent;
using System.Reflection;

namespace Microsoft.ML.Runtime;

/// <summary>The components that saved models may name: classes marked with an attribute derived from <see cref="ExtensionBaseAttribute"/>.</summary>
public sealed class ComponentCatalog
{
    private readonly ConcurrentDictionary<(Type Attribute, string Contract), Type> _extensions = new();

    internal ComponentCatalog()
    {
    }

    /// <summary>Registers the marked classes of an assembly.</summary>
    /// <param name="assembly">The assembly to look through.</param>
    /// <param name="throwOnError">Whether a class that cannot be registered is an error; otherwise it is left out.</param>
    /// <exception cref="InvalidOperationException">Two classes have the same contract name, or one has no public parameterless constructor.</exception>
    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        foreach (var type in assembly.GetTypes())
        {
            if (type.GetCustomAttribute<ExtensionBaseAttribute>(inherit: false) is { } attribute)
            {
                Register(type, attribute, throwOnError);
            }
        }
    }

    internal Type? Find<TAttribute>(string contract)
        where TAttribute : ExtensionBaseAttribute
        => _extensions.GetValueOrDefault((typeof(TAttribute), contract));

    private void Register(Type type, ExtensionBaseAttribute attribute, bool throwOnError)
    {
        string? problem = null;
        if (type.IsAbstract || type.ContainsGenericParameters || type.GetConstructor(Type.EmptyTypes) is null)
        {
            problem = $"Class {type} with contract name '{attribute.ContractName}' must have a public parameterless constructor.";
        }
        else if (_extensions.GetOrAdd((attribute.GetType(), attribute.ContractName), type) is var known && known != type)
        {
            problem = $"Contract name '{attribute.ContractName}' of {type} is taken by {known}; give each class a name of its own.";
        }
        if (problem is not null && throwOnError)
        {
            throw new InvalidOperationException(problem);
        }
    }
}
