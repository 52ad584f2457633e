namespace Mnist.MLNet.Cli.Commands;

/// <summary>A command whose help text shows examples.</summary>
internal interface IHasExamples
{
    /// <summary>What to type after the program's name.</summary>
    IReadOnlyList<string> Examples { get; }
}
