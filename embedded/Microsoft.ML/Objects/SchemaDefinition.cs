using System.Reflection;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Which fields and properties of a class are columns, and of which types. It can be changed before use.</summary>
public sealed partial class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    /// <summary>The column of a name, or null if there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column that is set has another name.</exception>
    public Column this[string columnName]
    {
        get => Find(c => c.ColumnName == columnName)!;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Check.Parameter(
                value.ColumnName == columnName,
                nameof(columnName),
                $"The column name is specified as '{value.ColumnName}' but must match the selector '{columnName}'.");
            int index = FindIndex(c => c.ColumnName == columnName);
            if (index >= 0)
            {
                this[index] = value;
            }
            else
            {
                Add(value);
            }
        }
    }

    /// <summary>The columns that a class has by its public members and their attributes.</summary>
    /// <param name="userType">The class.</param>
    /// <param name="direction">Whether properties must have a getter, a setter, or one of them.</param>
    /// <exception cref="ArgumentOutOfRangeException">A member's type can be no column, its attributes do not fit, or two members have one column name.</exception>
    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        ArgumentNullException.ThrowIfNull(userType);
        var definition = new SchemaDefinition();
        foreach (var member in ColumnMembers(userType, direction))
        {
            var column = new Column(member.Name, MemberColumn.TypeOf(member), member.GetCustomAttribute<ColumnNameAttribute>()?.Name);
            Check.Parameter(
                definition.TrueForAll(c => c.ColumnName != column.ColumnName),
                nameof(userType),
                $"Duplicate column name '{column.ColumnName}' detected, this is disallowed");
            definition.Add(column);
        }
        return definition;
    }

    private static IEnumerable<MemberInfo> ColumnMembers(Type type, Direction direction)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance).Where(f => f.FieldType != typeof(IChannel));
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && p.PropertyType != typeof(IChannel))
            .Where(p => (direction.HasFlag(Direction.Read) && p.GetGetMethod() is not null) || (direction.HasFlag(Direction.Write) && p.GetSetMethod() is not null));
        return fields.Concat<MemberInfo>(properties).Where(m => m.GetCustomAttribute<NoColumnAttribute>() is null);
    }
}
