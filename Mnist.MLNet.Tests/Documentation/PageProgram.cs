using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Mnist.MLNet.Tests.Documentation;

/// <summary>
/// The C# of a page as one program: the blocks' statements one after the other, as a reader pastes them, with <c>using</c> lines before and types behind them.
/// The compiler counts lines as the page does.
/// </summary>
internal sealed class PageProgram
{
    private static readonly CSharpParseOptions Syntax = new(LanguageVersion.Latest);

    // what projects of .NET have without saying so
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly CSharpCompilation _compilation;

    public PageProgram(MarkdownPage page)
    {
        var usings = new StringWriter();
        var statements = new StringWriter();
        var types = new StringWriter();
        foreach (var block in page.Blocks.Where(block => block.Language == "csharp"))
        {
            var text = SourceText.From(block.Text);
            var root = CSharpSyntaxTree.ParseText(text, Syntax).GetCompilationUnitRoot();
            foreach (var line in root.Usings)
            {
                Append(usings, line);
            }

            foreach (var member in root.Members)
            {
                Append(member is GlobalStatementSyntax ? statements : types, member);
            }

            void Append(StringWriter part, SyntaxNode node)
            {
                part.WriteLine($"#line {block.Line + text.Lines.GetLinePosition(node.SpanStart).Line} \"{page.Name}\"");
                part.WriteLine(node.ToString());
            }
        }

        _compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(page.Name),
            [Parse(ImplicitUsings), Parse($"{usings}{statements}{types}")],
            References.OfThisProcess,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));

        static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(code, Syntax, path: "page.cs");
    }

    /// <summary>What the compiler has against the page: errors and warnings, each with file and line.</summary>
    public IReadOnlyList<string> Complaints =>
    [
        .. _compilation.GetDiagnostics()
            // a using line that stands on the page twice, or that an earlier block would not need
            .Where(found => found.Severity >= DiagnosticSeverity.Warning && found.Id is not ("CS0105" or "CS8019"))
            .Select(found => found.ToString()),
    ];

    /// <summary>Writes the program.</summary>
    public void Emit(string path)
    {
        var result = _compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
