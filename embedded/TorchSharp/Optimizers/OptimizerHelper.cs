using TorchSharp.Engine;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all optimisers here have in common: groups of parameters and a state for each parameter.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    /// <summary>The options of groups that have none of their own.</summary>
    protected OptimizerOptions _defaults = new();

    private readonly List<List<OptimizerState>> _states = [];
    private readonly FlatPass _pass = new();
    private readonly HashSet<Parameter> _known = new(ReferenceEqualityComparer.Instance);

    // A parameter that was given twice takes two steps, one after the other.
    private bool _hasTwins;

    /// <summary>An optimiser without groups as yet.</summary>
    public OptimizerHelper()
        : base(IntPtr.Zero)
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<Parameter> parameters() => _states.SelectMany(group => group.Select(state => state.Target));

    /// <inheritdoc/>
    public override void zero_grad()
    {
        foreach (List<OptimizerState> group in _states)
        {
            foreach (OptimizerState state in group)
            {
                state.Target.Body.ZeroGradient();
            }
        }
    }

    /// <inheritdoc/>
    public override void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

    /// <summary>Moves the states to a device, which can only be the CPU.</summary>
    public void to(Device device) => Device.Check(device.type);

    /// <summary>The options of the groups and the states of the parameters, live.</summary>
    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        for (int i = 0; i < _states.Count; i++)
        {
            dictionary.Options.Add(_parameter_groups[i].Options);
            dictionary.StateIndexRef.Add([.. Enumerable.Range(dictionary.State.Count, _states[i].Count)]);
            dictionary.State.AddRange(_states[i]);
        }

        return dictionary;
    }

    /// <summary>Takes over copies of another optimiser's options and states; both must have the same groups.</summary>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        StateDictionary own = this.state_dict();
        Check(own, state_dict.Options.Count, state_dict.State.Count);
        for (int i = 0; i < own.Options.Count; i++)
        {
            own.Options[i].LoadStateDict(state_dict.Options[i]);
        }

        for (int i = 0; i < own.State.Count; i++)
        {
            if (!ReferenceEquals(own.State[i], state_dict.State[i]))
            {
                own.State[i].LoadStateDict(state_dict.State[i]);
            }
        }
    }

    /// <summary>Writes options and states to a file.</summary>
    public void save_state_dict(string location)
    {
        using FileStream stream = File.Create(location);
        using var writer = new BinaryWriter(stream);
        save_state_dict(writer);
    }

    /// <summary>Writes the optimiser's name, options and states.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        StateDictionary own = state_dict();
        writer.Write(GetType().Name);
        Leb128.Write(writer, own.Options.Count);
        Leb128.Write(writer, own.State.Count);
        foreach (OptimizerOptions options in own.Options)
        {
            options.SaveStateDict(writer);
        }

        foreach (OptimizerState state in own.State)
        {
            state.SaveStateDict(writer);
        }
    }

    /// <summary>Reads options and states from a file.</summary>
    public void load_state_dict(string location)
    {
        using FileStream stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        load_state_dict(reader);
    }

    /// <summary>Reads options and states that an optimiser of the same kind wrote.</summary>
    public void load_state_dict(BinaryReader reader)
    {
        string name = reader.ReadString();
        if (name != GetType().Name)
        {
            throw new InvalidDataException($"load_state_dict: the state of {GetType().Name} is expected, found that of '{name}'.");
        }

        StateDictionary own = state_dict();
        Check(own, Leb128.Read(reader), Leb128.Read(reader));
        foreach (OptimizerOptions options in own.Options)
        {
            options.LoadStateDict(reader);
        }

        foreach (OptimizerState state in own.State)
        {
            state.LoadStateDict(reader);
        }
    }

    /// <summary>Runs the closure, where there is one, and changes all parameters that have a gradient.</summary>
    private protected Tensor? Step(Func<Tensor>? closure)
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using IDisposable mode = enable_grad();
            loss = closure();
        }

        _pass.Clear();
        for (int i = 0; i < _states.Count; i++)
        {
            OptimizerOptions options = _parameter_groups[i].Options;
            foreach (OptimizerState state in _states[i])
            {
                TensorBody parameter = state.Target.Body;
                if (parameter.Gradient is { } gradient)
                {
                    Apply(options, state, parameter, gradient);
                }
            }
        }

        _pass.Run();
        GC.KeepAlive(this);
        return loss;
    }

    /// <summary>Registers a group whose options are complete, with a state for each of its parameters.</summary>
    private protected void Register(ParamGroup group, Func<Parameter, OptimizerState> create)
    {
        group.Options.InitialLearningRate = group.Options.LearningRate!.Value;
        group.Parameters = group.Parameters.ToArray();
        List<OptimizerState> states = [];
        foreach (Parameter parameter in group.Parameters)
        {
            if (parameter.dtype != ScalarType.Float32)
            {
                throw new NotImplementedException($"{GetType().Name} is implemented for Float32 parameters only, found {parameter.dtype}.");
            }

            _hasTwins |= !_known.Add(parameter);
            OptimizerState state = create(parameter);
            state.Initialize(group.Options);
            states.Add(state);
        }

        _parameter_groups.Add(group);
        _states.Add(states);
    }

    /// <summary>Puts the change of one parameter into the pass over all of them; all vectors are contiguous.</summary>
    private protected virtual unsafe void Update(OptimizerOptions options, OptimizerState state, float* parameter, float* gradient, long count, FlatPass pass)
        => throw new NotImplementedException($"{GetType().Name} has no step.");

    /// <summary>Disposes the states of all parameters.</summary>
    private protected override void DisposeStates()
    {
        foreach (List<OptimizerState> group in _states)
        {
            foreach (OptimizerState state in group)
            {
                (state as IDisposable)?.Dispose();
            }
        }

        _states.Clear();
    }

    private static void Check(StateDictionary own, long groups, long states)
    {
        if (own.Options.Count != groups || own.State.Count != states)
        {
            throw new ArgumentException(
                $"load_state_dict: {own.Options.Count} groups and {own.State.Count} parameters are expected, found {groups} and {states}.");
        }
    }

    private unsafe void Apply(OptimizerOptions options, OptimizerState state, TensorBody parameter, TensorBody gradient)
    {
        using Held values = Held.Take(parameter.Contiguous());
        using Held slopes = Held.Take(gradient.Contiguous());
        Update(options, state, values.Body.Floats, slopes.Body.Floats, parameter.Count, _pass);
        if (_hasTwins || !ReferenceEquals(values.Body, parameter) || !ReferenceEquals(slopes.Body, gradient))
        {
            // Copies live no longer than this method.
            _pass.Run();
            if (!ReferenceEquals(values.Body, parameter))
            {
                Copying.Into(values.Body, parameter);
            }
        }

        parameter.Storage.Version++;
    }
}
