using Microsoft.ML.Data;
using Microsoft.ML.Model;

namespace Microsoft.ML.Transforms;

/// <summary>Makes columns by an action from one object to another.</summary>
/// <typeparam name="TSrc">The class that the action reads.</typeparam>
/// <typeparam name="TDst">The class that the action writes.</typeparam>
public sealed class CustomMappingTransformer<TSrc, TDst> : IModelPart, INamedMapping
    where TSrc : class, new()
    where TDst : class, new()
{
    private readonly Action<TSrc, TDst> _action;
    private readonly SchemaDefinition? _input;
    private readonly MemberColumn[] _outputs;

    internal CustomMappingTransformer(Action<TSrc, TDst> action, string? contractName, SchemaDefinition? input, SchemaDefinition? output)
    {
        ArgumentNullException.ThrowIfNull(action);
        _action = action;
        _input = input;
        _outputs = MemberColumn.Of(typeof(TDst), output, SchemaDefinition.Direction.Write);
        ContractName = contractName;
    }

    /// <summary>The name of the factory that gives the action again when a model is loaded; null if the mapping cannot be saved.</summary>
    internal string? ContractName { get; }

    string? INamedMapping.ContractName => ContractName;

    /// <summary>Writes the name of the factory, and where to look for it.</summary>
    void IModelPart.Write(ModelWriter writer)
    {
        writer.WriteText(ContractName ?? throw new InvalidOperationException("Empty contract name for a transform: the transform cannot be saved"));
        writer.WriteText(_action.Method.DeclaringType?.Assembly.GetName().Name ?? "");
    }

    internal IEnumerable<DataViewSchema.DetachedColumn> Inputs => MemberColumn.Of(typeof(TSrc), _input, SchemaDefinition.Direction.Both).Select(c => c.Column);

    internal IEnumerable<DataViewSchema.DetachedColumn> Outputs => _outputs.Select(c => c.Column);

    bool ITransformer.IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).OutputSchema;

    /// <inheritdoc/>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new MappedView(input, Bind(input.Schema));
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => Bind(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ModelSaveContext.Refuse(this);

    private RowMapping Bind(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new(inputSchema, new Mapper(this, inputSchema));
    }

    private sealed class Mapper(CustomMappingTransformer<TSrc, TDst> owner, DataViewSchema inputSchema) : RowMapper
    {
        private readonly (MemberColumn Member, DataViewSchema.Column Column)[] _bound
            = ObjectSetters.Bind(typeof(TSrc), inputSchema, ignoreMissingColumns: false, owner._input);

        public override IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; } = [.. owner.Outputs];

        public override IEnumerable<int> GetDependencies(int output) => _bound.Select(b => b.Column.Index);

        public override Delegate?[] CreateGetters(DataViewRow input, bool[] active)
        {
            if (!active.Contains(true))
            {
                return new Delegate?[active.Length];
            }
            var work = new Work(owner._action, input, ObjectSetters.Create<TSrc>(_bound, input));
            return [.. owner._outputs.Select((column, i) => active[i] ? work.CreateGetter(column) : null)];
        }
    }

    /// <summary>Runs the action once for each row, when the first of its columns is read.</summary>
    private sealed class Work(Action<TSrc, TDst> action, DataViewRow input, Action<TSrc>[] setters)
    {
        private readonly TSrc _source = new();
        private readonly ObjectSlot<TDst> _result = new() { Value = new TDst() };
        private long _position = -1;

        public Delegate CreateGetter(MemberColumn column)
        {
            var getter = ObjectGetters.Create(column, _result);
            return (Delegate)Generic.Call(typeof(Work), nameof(AfterWork), [column.Column.Type.RawType], this, getter)!;
        }

        private static ValueGetter<T> AfterWork<T>(Work work, ValueGetter<T> getter) => (ref T value) =>
        {
            work.Refresh();
            getter(ref value);
        };

        private void Refresh()
        {
            if (_position == input.Position)
            {
                return;
            }
            foreach (var set in setters)
            {
                set(_source);
            }
            action(_source, _result.Current);
            _position = input.Position;
        }
    }
}
