using System.Reflection;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Model;

/// <summary>Reads the parts of a model. Every count is checked against what is left of the file before memory is taken.</summary>
internal sealed class ModelReader(BinaryReader reader, ComponentCatalog components)
{
    public int ReadInt32() => reader.ReadInt32();

    public long ReadInt64() => reader.ReadInt64();

    public bool ReadBoolean() => reader.ReadBoolean();

    public string ReadText() => reader.ReadString();

    public void ReadBytes(Span<byte> bytes) => reader.BaseStream.ReadExactly(bytes);

    /// <summary>A number of things that take at least so many bytes each.</summary>
    public int ReadCount(int leastBytesEach = 1)
    {
        int count = ReadInt32();
        if (count < 0 || (long)count * leastBytesEach > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new InvalidDataException($"The model is damaged: it says that {count} items follow where there is no room for them.");
        }
        return count;
    }

    public string[] ReadTexts() => ReadMany(ReadCount(), ReadText);

    public InputOutputColumnPair[] ReadColumns()
    {
        string[] outputs = ReadTexts();
        string[] inputs = ReadTexts();
        return outputs.Length == inputs.Length
            ? [.. outputs.Zip(inputs, (output, input) => new InputOutputColumnPair(output, input))]
            : throw new InvalidDataException($"The model is damaged: it names {outputs.Length} output columns and {inputs.Length} input columns.");
    }

    public DataKind ReadKind()
    {
        var kind = (DataKind)ReadInt32();
        return Enum.IsDefined(kind) ? kind : throw new InvalidDataException($"The model is damaged: there is no data kind {(int)kind}.");
    }

    public DataViewType ReadType()
    {
        string name = ReadText();
        if (name == "Vector")
        {
            int[] dimensions = ReadMany(ReadCount(sizeof(int)), ReadInt32);
            return ReadType() is PrimitiveDataViewType item
                ? new VectorDataViewType(item, dimensions) : throw new InvalidDataException("The model is damaged: it has vectors of vectors.");
        }
        if (name == "Key")
        {
            return new KeyDataViewType(Primitive(ReadText()).RawType, (ulong)ReadInt64());
        }
        return Primitive(name);
    }

    public T[] ReadValues<T>()
    {
        var format = ValueFormat.Of<T>();
        return ReadMany(ReadCount(), () => format.Read(this));
    }

    public DataViewSchema.DetachedColumn ReadColumn()
    {
        string name = ReadText();
        var type = ReadType();
        var annotations = new DataViewSchema.Annotations.Builder();
        for (int count = ReadCount(); count > 0; count--)
        {
            string kind = ReadText();
            var annotationType = ReadType();
            Generic.Call(typeof(ModelReader), nameof(ReadAnnotation), [annotationType.RawType], this, annotations, kind, annotationType);
        }
        return new(name, type, annotations.ToAnnotations());
    }

    public DataViewSchema? ReadSchema()
    {
        bool isThere = ReadBoolean();
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(ReadMany(ReadCount(), ReadColumn));
        return isThere ? builder.ToSchema() : null;
    }

    /// <summary>Finds the factory of a custom mapping among the registered classes, or in its assembly if that is one of the program's own. Never loads other code.</summary>
    public ITransformer CreateMapping(string contractName, string assemblyName)
    {
        if (components.Find<CustomMappingFactoryAttributeAttribute>(contractName) is null
            && FindAssembly(assemblyName) is { } assembly)
        {
            components.RegisterAssembly(assembly, throwOnError: false);
        }
        var type = components.Find<CustomMappingFactoryAttributeAttribute>(contractName)
            ?? throw new InvalidOperationException(
                $"The model needs the custom mapping '{contractName}' of assembly '{assemblyName}'; register that with MLContext.ComponentCatalog.RegisterAssembly first.");
        return Activator.CreateInstance(type) is ICustomMappingFactory factory
            ? factory.CreateTransformer(contractName)
            : throw new InvalidOperationException($"Class {type} with contract name '{contractName}' must derive from CustomMappingFactory.");
    }

    /// <summary>An assembly that the program has loaded, or was built with.</summary>
    private static Assembly? FindAssembly(string name)
    {
        var known = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "";
        return Array.Find(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == name)
            ?? (known.Split(Path.PathSeparator).Any(path => Path.GetFileNameWithoutExtension(path) == name) ? Assembly.Load(new AssemblyName(name)) : null);
    }

    private static PrimitiveDataViewType Primitive(string name)
        => DataViewTypes.Primitives.FirstOrDefault(t => $"{t}" == name) ?? throw new InvalidDataException($"The model is damaged: there is no type '{name}'.");

    private static T[] ReadMany<T>(int count, Func<T> read)
    {
        var items = new List<T>();
        for (int i = 0; i < count; i++)
        {
            items.Add(read());
        }
        return [.. items];
    }

    private static void ReadAnnotation<T>(ModelReader reader, DataViewSchema.Annotations.Builder annotations, string kind, DataViewType type)
    {
        var value = ValueFormat.Of<T>().Read(reader);
        var copy = VectorCopy.Of<T>();
        annotations.Add(kind, type, (ref T destination) => copy(in value, ref destination));
    }
}
