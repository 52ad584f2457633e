using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module of two inputs without parameters, buffers and submodules.</summary>
public abstract class ParameterLessModule<T1, T2, TResult> : nn.Module<T1, T2, TResult>, IParameterLessModule
{
    /// <summary>A module of a name.</summary>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Fails: the module takes no buffers.</summary>
    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw Nothing("buffers");

    /// <summary>Fails: the module takes no parameters.</summary>
    public override void register_parameter(string name, Parameter param) => throw Nothing("parameters");

    /// <summary>Fails: the module takes no submodules.</summary>
    public override void register_module(string name, nn.Module submodule) => throw Nothing("submodules");

    /// <summary>Does nothing: there is nothing to move.</summary>
    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;

    /// <summary>Does nothing: there is nothing to move.</summary>
    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;

    /// <summary>Does nothing: there is nothing to convert.</summary>
    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;

    private InvalidOperationException Nothing(string what) => new($"{GetName()} takes no {what}.");
}
