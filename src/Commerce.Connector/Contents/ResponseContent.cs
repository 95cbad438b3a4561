namespace Commerce.Connector.Contents;

/// <summary>The answer to a request. It is made here; one that a caller sends by itself is only looked at.</summary>
internal static class ResponseContent
{
    public const string Wrapper = "ResponseWrapper";

    public static ContentType Type { get; } = new(
        "Response", Property.Text("result", allowed: ["Accepted", "Rejected"]), Property.Text("requestId"),
        new ContentProperty("items", (_, value) => value.DeepClone()));

    public static ContentType WrapperType { get; } = new(
        Wrapper, Property.Text("requestId"), Property.Text("requestSourceReference"),
        Property.Text("requestSourceType", allowed: ["Message", "RelationshipTemplate"]), Property.One("response", Type));
}
