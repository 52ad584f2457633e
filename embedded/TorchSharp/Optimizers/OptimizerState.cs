using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    /// <summary>The state of a parameter.</summary>
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    internal Parameter Target => _parameter;

    /// <summary>Writes the state.</summary>
    public abstract void SaveStateDict(BinaryWriter writer);

    /// <summary>Reads a state that <see cref="SaveStateDict"/> wrote.</summary>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Takes over a copy of a state of the same kind.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Whether another state is nearly the same.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Sets the state to its start.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Moves the state to a device, which can only be the CPU.</summary>
    public virtual void to(Device device) => Device.Check(device.type);

    /// <summary>Reads a tensor that may not be there.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        if (reader.ReadBoolean())
        {
            TensorExtensionMethods.Load(ref result, reader);
            result!.DetachFromDisposeScope();
        }
        else
        {
            result?.Dispose();
            result = null;
        }
    }

    /// <summary>Writes a tensor that may not be there.</summary>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    private protected static Tensor Zeros(Parameter parameter) => zeros_like(parameter).DetachFromDisposeScope();

    /// <summary>A copy of a tensor, outside all scopes, in place of an old one.</summary>
    private protected static void Replace(ref Tensor? old, Tensor? source)
    {
        old?.Dispose();
        old = source?.detach().clone().DetachFromDisposeScope();
    }

    private protected static bool Near(Tensor? left, Tensor? right) => left is null ? right is null : right is not null && left.allclose(right);
}
