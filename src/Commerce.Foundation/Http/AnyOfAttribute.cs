namespace Commerce.Foundation.Http;

/// <summary>The property holds an object of one of these types: the OpenAPI document says so.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AnyOfAttribute(params Type[] types) : Attribute
{
    public IReadOnlyList<Type> Types { get; } = types;
}
