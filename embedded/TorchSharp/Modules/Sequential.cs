using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules of which each takes the output of the one before; what lies between is disposed.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string Name, nn.IModule<Tensor, Tensor> Module)> _entries = [];

    /// <summary>Modules under names.</summary>
    protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach ((string entryName, nn.Module<Tensor, Tensor> module) in modules)
        {
            append(entryName, module);
        }
    }

    /// <summary>Modules under the names "0", "1", ….</summary>
    protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (nn.Module<Tensor, Tensor> module in modules)
        {
            append(module);
        }
    }

    /// <summary>The number of modules.</summary>
    public int Count => _entries.Count;

    /// <summary>The module at a place.</summary>
    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _entries[index].Module;

    /// <summary>The modules of a range.</summary>
    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Part(index.start ?? 0, index.end ?? Count);

    /// <summary>The modules of a range.</summary>
    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Part(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>Adds a module under its place's number.</summary>
    public Sequential append(nn.IModule<Tensor, Tensor> module)
        => append(Count.ToString(System.Globalization.CultureInfo.InvariantCulture), module);

    /// <summary>Adds a module under a name.</summary>
    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        var submodule = (nn.Module)module;
        register_module(name, submodule);
        _entries.Add((name, module));
        return this;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor)
    {
        if (_entries.Count == 0)
        {
            return tensor.alias();
        }

        int place = 0;
        Tensor current = FusedLayers.Call(_entries, ref place, tensor);
        while (place < _entries.Count)
        {
            Tensor next = FusedLayers.Call(_entries, ref place, current);
            current.Dispose();
            current = next;
        }

        return current;
    }

    private Sequential Part(int start, int end)
    {
        if (start < 0 || end > Count || start > end)
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"Sequential: modules {start} to {end} do not lie in 0 to {Count}.");
        }

        var part = new Sequential(Array.Empty<nn.Module<Tensor, Tensor>>());
        foreach ((string entryName, nn.IModule<Tensor, Tensor> module) in _entries[start..end])
        {
            part.append(entryName, module);
        }

        return part;
    }
}
