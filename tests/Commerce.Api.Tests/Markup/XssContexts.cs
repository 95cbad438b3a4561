namespace Commerce.Api.Tests.Markup;

/// <summary>The places of a document in which a payload is tried.</summary>
internal static class XssContexts
{
    public static IReadOnlyList<Func<string, string>> All { get; } =
    [
        payload => payload,
        payload => $"text {payload} text",
        payload => $"*{payload}* **{payload}** ~~{payload}~~",
        payload => $"# {payload}",
        payload => $"> {payload}",
        payload => $"- {payload}\n  - {payload}",
        payload => $"- [ ] {payload}",
        payload => $"|{payload}|b|\n|:-|-:|\n|a|{payload}|",
        payload => $"`{payload}` ``{payload}``",
        payload => $"    {payload}",
        payload => $"```{payload}\n{payload}\n```",
        payload => $"~~~ {payload}\nx",
        payload => $"[x]({payload})",
        payload => $"[x](<{payload}>)",
        payload => $"![x]({payload} \"y\")",
        payload => $"<{payload}>",
        payload => $"[x][y]\n\n[y]: {payload}",
        payload => $"![x]\n\n[x]: <{payload}> '{payload}'",
        payload => $"[{payload}](https://a.example \"{payload}\")",
        payload => $"![{payload}](https://a.example/{payload} '{payload}')",
        payload => $"[![{payload}]({payload})]({payload})",
        payload => $"[a [b]({payload}) c](https://a.example)",
        payload => $"https://a.example/{payload} www.a.example/{payload}",
        payload => $"<div>\n{payload}\n</div>\n\n<script>{payload}</script>",
        payload => $"*[x]: {payload}\n\nx [^1] {{onclick={payload}}}\n\n[^1]: {payload}",
    ];
}
