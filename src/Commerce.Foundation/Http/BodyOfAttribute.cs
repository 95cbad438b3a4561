namespace Commerce.Foundation.Http;

/// <summary>
/// Names the resource that a body makes. Fields that the resource has and the body has not are read-only: a caller who
/// sends them back is not refused, they are ignored.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BodyOfAttribute(Type resource) : Attribute
{
    public Type Resource { get; } = resource;
}
