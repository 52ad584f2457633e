using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Calls a generic static method with types that are known at run time only. For setting up; never per row.</summary>
internal static class Generic
{
    public static object? Call(Type owner, string method, Type[] types, params object?[] arguments)
        => owner.GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!
            .MakeGenericMethod(types)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
