namespace TorchSharp.Modules;

/// <summary>Parameters that an optimiser of certain options treats alike.</summary>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions
{
    /// <summary>A group without parameters as yet.</summary>
    public ParamGroup()
    {
    }

    /// <summary>A group of parameters with options of its own, or the optimiser's where null.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        base.Options = options!;
    }

    /// <summary>The options; what is not set is taken from the optimiser.</summary>
    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
