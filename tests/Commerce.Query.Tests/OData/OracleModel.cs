using System.Diagnostics;
using Commerce.Query.Tests.Samples;
using Microsoft.OData.Edm;

namespace Commerce.Query.Tests.OData;

/// <summary>The sample messages as an entity of Microsoft's model: a complex type for each step of a path.</summary>
internal static class OracleModel
{
    public static EdmModel Model { get; } = new();

    public static EdmEntityType Message { get; } = Entity();

    private static EdmEntityType Entity()
    {
        var message = new EdmEntityType("Commerce", "Message");
        Add(message, "", SampleFields.Messages.Fields.Where(field => field.Columns.Count > 0));
        Model.AddElement(message);
        return message;
    }

    private static void Add(EdmStructuredType type, string prefix, IEnumerable<Field> fields)
    {
        foreach (var group in fields.GroupBy(field => field.Path[prefix.Length..].Split('.')[0]))
        {
            var path = prefix + group.Key;
            type.AddStructuralProperty(
                group.Key, group.First().Path == path ? Primitive(group.First()) : Complex(path + ".", group));
        }
    }

    private static EdmComplexTypeReference Complex(string prefix, IEnumerable<Field> fields)
    {
        var type = new EdmComplexType("Commerce", prefix.Replace(".", "_", StringComparison.Ordinal));
        Add(type, prefix, fields);
        Model.AddElement(type);
        return new EdmComplexTypeReference(type, true);
    }

    private static IEdmTypeReference Primitive(Field field) => field.Type switch
    {
        FieldType.Text or FieldType.Id => Primitive(EdmPrimitiveTypeKind.String, field),
        FieldType.Number => Primitive(EdmPrimitiveTypeKind.Int64, field),
        FieldType.Fraction => Primitive(EdmPrimitiveTypeKind.Decimal, field),
        FieldType.Boolean => Primitive(EdmPrimitiveTypeKind.Boolean, field),
        FieldType.Time => Primitive(EdmPrimitiveTypeKind.DateTimeOffset, field),
        FieldType.Enumeration => Enumeration(field),
        FieldType.Date or FieldType.Duration => throw new UnreachableException(),
    };

    private static IEdmPrimitiveTypeReference Primitive(EdmPrimitiveTypeKind kind, Field field) =>
        EdmCoreModel.Instance.GetPrimitive(kind, field.IsNullable);

    private static EdmEnumTypeReference Enumeration(Field field)
    {
        var type = new EdmEnumType("Commerce", field.Path == "type" ? "MessageType" : "MessageState");
        for (var i = 0; i < field.Names.Count; i++)
        {
            type.AddMember(field.Names[i], new EdmEnumMemberValue(i));
        }

        Model.AddElement(type);
        return new EdmEnumTypeReference(type, field.IsNullable);
    }
}
