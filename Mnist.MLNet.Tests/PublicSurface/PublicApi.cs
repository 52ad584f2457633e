using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Mnist.MLNet.Tests.PublicSurface;

/// <summary>Everything of an assembly that code outside it can name, a line each, as C# declares it, with nullability.</summary>
internal static class PublicApi
{
    private const SymbolDisplayMiscellaneousOptions Words =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers;

    private static readonly SymbolDisplayFormat Format = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword,
        Words);

    /// <summary>The lines: types in the order of their names, each with its members behind it.</summary>
    public static IReadOnlyList<string> Of(System.Reflection.Assembly assembly)
    {
        var compilation = CSharpCompilation.Create(
            "reader",
            references: References.OfThisProcess,
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var symbol = compilation.SourceModule.ReferencedAssemblySymbols.Single(referenced => referenced.Identity.Name == assembly.GetName().Name);
        return [.. Types(symbol.GlobalNamespace).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal).SelectMany(Lines)];
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol parent) => parent.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => Types(inner),
        INamedTypeSymbol type when IsVisible(type) => Types(type).Prepend(type),
        _ => [],
    });

    private static IEnumerable<string> Lines(INamedTypeSymbol type) => type.GetMembers()
        .Where(member => member is not INamedTypeSymbol && IsVisible(member) && !IsPart(member))
        .OrderBy(member => member.Name, StringComparer.Ordinal)
        .ThenBy(Line, StringComparer.Ordinal)
        .Select(Line)
        .Prepend(Head(type));

    private static string Line(ISymbol member) => $"{(member.DeclaredAccessibility == Accessibility.Public ? "" : "protected ")}{member.ToDisplayString(Format)}";

    private static string Head(INamedTypeSymbol type)
    {
        string modifiers = type switch
        {
            { IsStatic: true } => "static ",
            { TypeKind: TypeKind.Class, IsSealed: true } => "sealed ",
            { TypeKind: TypeKind.Class, IsAbstract: true } => "abstract ",
            _ => "",
        };
        var bases = type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum or SpecialType.System_MulticastDelegate) } parent
            ? type.Interfaces.Prepend(parent) : type.Interfaces;
        string[] names = [.. bases.Where(inherited => IsVisible(inherited) && !(type.IsRecord && inherited.Name == "IEquatable")).Select(inherited => inherited.ToDisplayString(Format.WithKindOptions(SymbolDisplayKindOptions.None))).Order(StringComparer.Ordinal)];
        return $"{modifiers}{type.ToDisplayString(Format)}{(names.Length == 0 ? "" : " : ")}{string.Join(", ", names)}";
    }

    // to be called, or to be overridden, from outside
    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Protected or Accessibility.ProtectedOrInternal => symbol.ContainingType is { IsSealed: false },
        _ => false,
    };

    // accessors go with their property, and what the compiler adds to records and enums goes with the type
    private static bool IsPart(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }
        || (member is IMethodSymbol method && method.ContainingType is { IsRecord: true } && IsOfEveryRecord(method))
        || member is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType.TypeKind: TypeKind.Enum };

    private static bool IsOfEveryRecord(IMethodSymbol method) => method.Name is "<Clone>$" or "PrintMembers" or "op_Equality" or "op_Inequality" or "GetHashCode" or "Deconstruct"
        || (method.Name == "Equals" && method.Parameters.Length == 1);
}
