namespace Microsoft.ML.Data;

/// <summary>Copies a value so that the copy shares no buffers with it.</summary>
internal delegate void ValueCopy<T>(in T source, ref T destination);
