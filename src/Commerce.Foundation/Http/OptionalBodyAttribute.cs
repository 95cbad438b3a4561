namespace Commerce.Foundation.Http;

/// <summary>A body that may be left out: every field of it is optional.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OptionalBodyAttribute : Attribute;
