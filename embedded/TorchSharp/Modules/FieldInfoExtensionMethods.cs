using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>Names of modules' fields.</summary>
public static class FieldInfoExtensionMethods
{
    /// <summary>The name under which a field is registered: that of its attribute, or its own.</summary>
    public static string ComponentName(this FieldInfo field) => field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
}
