namespace Microsoft.ML.Data;

/// <summary>Fits a class to a schema.</summary>
internal static class ObjectSchema
{
    /// <summary>The columns of a class with the types and annotations of a schema.</summary>
    /// <exception cref="InvalidOperationException">A column of the schema has no member.</exception>
    public static SchemaDefinition Definition(Type userType, DataViewSchema schema)
    {
        var definition = SchemaDefinition.Create(userType, SchemaDefinition.Direction.Read);
        foreach (var column in schema.Where(c => !c.IsHidden))
        {
            var member = definition.Find(c => c.ColumnName == column.Name)
                ?? throw new InvalidOperationException($"Type should contain a member named {column.Name}");
            member.ColumnType = column.Type;
            member.AddAnnotations(column.Annotations);
        }
        return definition;
    }
}
