using System.Linq.Expressions;
using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A field or property bound to a column.</summary>
internal sealed class MemberColumn
{
    private readonly MemberInfo _member;

    private MemberColumn(string columnName, DataViewType type, MemberInfo member, DataViewSchema.Annotations annotations)
    {
        Column = new(columnName, type, annotations);
        _member = member;
    }

    public DataViewSchema.DetachedColumn Column { get; }

    public string MemberName => _member.Name;

    public Type MemberType => TypeOfMember(_member);

    /// <summary>The columns of a class, as defined or as its attributes say.</summary>
    public static MemberColumn[] Of(Type userType, SchemaDefinition? definition, SchemaDefinition.Direction direction)
        => [.. (definition ?? SchemaDefinition.Create(userType, direction)).Select(c => Bind(userType, c))];

    public static DataViewSchema SchemaOf(IEnumerable<MemberColumn> columns)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns.Select(c => c.Column));
        return builder.ToSchema();
    }

    /// <summary>The column type that a member has by its own type and its attributes.</summary>
    public static DataViewType TypeOf(MemberInfo member)
    {
        var (item, isVector) = ItemOf(TypeOfMember(member));
        var type = DataViewTypes.PrimitiveOrNull(item)
            ?? throw new ArgumentOutOfRangeException(nameof(member), $"Could not determine an IDataView type and registered custom types for member {member.Name}; mark it with [NoColumn] if it is no column.");
        if (member.GetCustomAttribute<KeyTypeAttribute>() is { } key)
        {
            Check.Parameter(
                KeyDataViewType.IsValidDataType(item),
                nameof(member),
                $"Member {member.Name} marked with KeyType attribute, but does not appear to be a valid kind of data for a key type");
            type = new KeyDataViewType(item, key.KeyCount.Count!.Value);
        }
        var size = member.GetCustomAttribute<VectorTypeAttribute>();
        Check.Parameter(
            isVector || size is null, nameof(member), $"Member {member.Name} marked with VectorTypeAttribute, but does not appear to be a vector type");
        return !isVector ? type : size is { Dimensions.Length: > 0 } ? new VectorDataViewType(type, size.Dimensions) : new VectorDataViewType(type);
    }

    /// <summary>Whether the member can hold values of a column type.</summary>
    public bool Fits(DataViewType type)
    {
        var (item, isVector) = ItemOf(MemberType);
        return isVector == type is VectorDataViewType && type.ItemType.RawType == item;
    }

    public Func<TRow, TMember> Reader<TRow, TMember>()
    {
        var row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TMember>>(Expression.MakeMemberAccess(row, _member), row).Compile();
    }

    public Action<TRow, TMember> Writer<TRow, TMember>()
    {
        var row = Expression.Parameter(typeof(TRow));
        var value = Expression.Parameter(typeof(TMember));
        return Expression.Lambda<Action<TRow, TMember>>(Expression.Assign(Expression.MakeMemberAccess(row, _member), value), row, value).Compile();
    }

    private static MemberColumn Bind(Type userType, SchemaDefinition.Column column)
    {
        var member = userType.GetField(column.MemberName) as MemberInfo ?? userType.GetProperty(column.MemberName)
            ?? throw new ArgumentOutOfRangeException(nameof(userType), $"No field or property with name '{column.MemberName}' found in type '{userType.FullName}'");
        string name = string.IsNullOrEmpty(column.ColumnName) ? column.MemberName : column.ColumnName;
        var bound = new MemberColumn(name, column.ColumnType ?? TypeOf(member), member, column.Annotations);
        Check.Parameter(
            bound.Fits(bound.Column.Type),
            nameof(userType),
            $"Column '{name}' is supposed to be of type {bound.Column.Type}, but the associated member '{member.Name}' has type {bound.MemberType}");
        return bound;
    }

    private static Type TypeOfMember(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    private static (Type Item, bool IsVector) ItemOf(Type type)
    {
        bool isVector = true;
        if (type.IsArray)
        {
            type = type.GetElementType()!;
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(VBuffer<>))
        {
            type = type.GetGenericArguments()[0];
        }
        else
        {
            isVector = false;
        }
        return (type == typeof(string) ? typeof(ReadOnlyMemory<char>) : type, isVector);
    }
}
