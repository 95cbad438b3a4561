namespace Commerce.Query;

/// <summary>
/// What a <c>select</c> adds to an object and removes from it, and the same of the elements of its collections.
/// </summary>
internal sealed class Selection(FieldSet fields)
{
    private readonly Dictionary<CollectionField, Selection> _collections = [];
    private UInt128 _added;
    private UInt128 _removed;
    private bool _isNamed;

    public FieldSet Fields => fields;

    public void Change(UInt128 leaves, bool removing)
    {
        _added |= removing ? 0 : leaves;
        _removed |= removing ? leaves : 0;
    }

    /// <summary>The selection of a collection's elements. They are sent once it is named otherwise than to remove.</summary>
    public Selection Enter(CollectionField collection, bool removing)
    {
        if (!_collections.TryGetValue(collection, out var elements))
        {
            _collections[collection] = elements = new Selection(collection.Fields);
        }

        elements._isNamed |= !removing;
        return elements;
    }

    /// <param name="start">What is sent where nothing is selected.</param>
    public Projection ToProjection(UInt128 start) => new(
        fields,
        (start & ~_removed) | _added,
        _collections.Where(collection => collection.Value._isNamed).ToDictionary(
            collection => collection.Key,
            collection => collection.Value.ToPlan()));

    private ListPlan ToPlan() => ListPlan.Of(ToProjection(fields.Default), fields);
}
