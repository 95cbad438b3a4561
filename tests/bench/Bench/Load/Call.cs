namespace Commerce.Bench.Load;

/// <summary>One call as <c>wrk</c> sends it.</summary>
internal sealed record Call(string Method, string Path)
{
    public string Token { get; init; } = "";

    /// <summary>One header beside the token; <c>{key}</c> in its value is another text in each call.</summary>
    public string HeaderName { get; init; } = "";

    public string HeaderValue { get; init; } = "";

    /// <summary>JSON on one line.</summary>
    public string Body { get; init; } = "";

    public static Call Get(string path) => new("GET", path);

    public static Call Post(string path, string body) => new("POST", path) { Body = body };

    public string ToLine() => string.Join('\t', Method, Path, Token, HeaderName, HeaderValue, Body);
}
