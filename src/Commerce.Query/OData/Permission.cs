namespace Commerce.Query.OData;

/// <summary>Asks the field whether it may be used so.</summary>
internal static class Permission
{
    /// <param name="name">The operator or function, as errors name it.</param>
    public static void Demand(Place at, Scalar value, FilterUse use, string name)
    {
        if (value is not Scalar.Column { Field: var field })
        {
            return;
        }

        if (field.Filter is FilterUse.None)
        {
            throw at.Error("Filtering is not permitted.");
        }

        var isOrdered = field.Type is not (FieldType.Enumeration or FieldType.Boolean or FieldType.Id);
        if (!field.Filter.HasFlag(use) || (use is FilterUse.Range && !isOrdered))
        {
            throw at.Error($"Operator '{name}' is not permitted");
        }
    }

    public static FilterUse Of(Comparison comparison) =>
        comparison is Comparison.Equal or Comparison.NotEqual ? FilterUse.Equality : FilterUse.Range;
}
