namespace Mnist.MLNet.Tests.Documentation;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">What stands behind the fence; empty for commands and output.</param>
/// <param name="Line">The number of its first line in the page, from 1.</param>
/// <param name="Text">Its lines.</param>
internal sealed record MarkdownBlock(string Language, int Line, string Text);
