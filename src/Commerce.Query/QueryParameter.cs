namespace Commerce.Query;

/// <summary>One parameter of a query string, decoded once.</summary>
public sealed record QueryParameter(string Name, string Value);
