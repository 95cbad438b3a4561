namespace Commerce.Api.Tests.Markup;

/// <summary>What ordinary messages look like: content, then the fragment it becomes.</summary>
internal static class MarkdownExamples
{
    private const string Rel = "rel=\"noopener noreferrer nofollow ugc\"";

    private const string Attachment = "/v1/commerce/requests/REQ-1671-0642/attachments/ATT-1671-0642-0003";

    public static TheoryData<string, string> Text() => new()
    {
        { "", "" },
        { " \n\t\n", "" },
        { "Hello", "<p>Hello</p>" },
        { "one\n\ntwo\n", "<p>one</p>\n<p>two</p>" },
        { "**a** <b>", "<p><strong>a</strong> &lt;b&gt;</p>" },
        { "*a* _b_ __c__ ***d***", "<p><em>a</em> <em>b</em> <strong>c</strong> <em><strong>d</strong></em></p>" },
        { "~~gone~~ ~stays~", "<p><del>gone</del> ~stays~</p>" },
        { "H~2~O x^2^ ==m== ++i++", "<p>H~2~O x^2^ ==m== ++i++</p>" },
        { "soft\nbreak", "<p>soft\nbreak</p>" },
        { "hard  \nbreak\\\nagain", "<p>hard<br>\nbreak<br>\nagain</p>" },
        { "a `<b> & \"c\"` d", "<p>a <code>&lt;b&gt; &amp; \"c\"</code> d</p>" },
        { "\\*no\\* 5 < 6 & \"7\" > 'x'", "<p>*no* 5 &lt; 6 &amp; \"7\" &gt; 'x'</p>" },
        { "&copy; &amp; &lt;i&gt; &#35; &#x1F600; &bogus;", "<p>© &amp; &lt;i&gt; # 😀 &amp;bogus;</p>" },
        { "a&nbsp;b", "<p>a\u00A0b</p>" },
        { "a\0b &#0;", "<p>a\uFFFDb \uFFFD</p>" },
        { "\uFEFFa", "<p>\uFEFFa</p>" },
        { "lone \uD800 half", "<p>lone \uD800 half</p>" },
        { "مرحبا **بالعالم** \u200F", "<p>مرحبا <strong>بالعالم</strong> \u200F</p>" },
        { "👩‍👩‍👧 👍🏽 שלום", "<p>👩‍👩‍👧 👍🏽 שלום</p>" },
        { ":smile: (c) ... \"q\" --", "<p>:smile: (c) ... \"q\" --</p>" },
    };

    public static TheoryData<string, string> Blocks() => new()
    {
        { "# One\n\n###### Six", "<h1>One</h1>\n<h6>Six</h6>" },
        { "Two\n---", "<h2>Two</h2>" },
        { "# location {#x .y onclick=z}", "<h1>location {#x .y onclick=z}</h1>" },
        { "a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>" },
        { "> a\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>" },
        { "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>" },
        { "- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>" },
        { "3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>" },
        { "1. a\n   - b\n     - c", "<ol>\n<li>a\n<ul>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n</li>\n</ol>" },
        {
            "- [ ] a\n- [x] b",
            """
            <ul class="contains-task-list">
            <li class="task-list-item"><input type="checkbox" disabled=""> a</li>
            <li class="task-list-item"><input type="checkbox" disabled="" checked=""> b</li>
            </ul>
            """
        },
        {
            "|a|b|c|d|\n|-|:-|:-:|-:|\n|1|**2**|3|",
            """
            <table>
            <thead>
            <tr>
            <th>a</th>
            <th class="align-left">b</th>
            <th class="align-center">c</th>
            <th class="align-right">d</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td>1</td>
            <td class="align-left"><strong>2</strong></td>
            <td class="align-center">3</td>
            <td class="align-right"></td>
            </tr>
            </tbody>
            </table>
            """
        },
        { "    x < 1\n\n     y", "<pre><code>x &lt; 1\n\n y\n</code></pre>" },
        { "```\n\na\n```", "<pre><code>\na\n</code></pre>" },
        { "```csharp title=x\nvar a;\n```", "<pre><code class=\"language-csharp\">var a;\n</code></pre>" },
        { "~~~c++\na\n~~~", "<pre><code class=\"language-c++\">a\n</code></pre>" },
        { "```C#\na\n```", "<pre><code>a\n</code></pre>" },
        { "```a\"onclick=b\na\n```", "<pre><code>a\n</code></pre>" },
        { "```abcdefghijklmnopqrstu\na\n```", "<pre><code>a\n</code></pre>" },
        { "```mermaid\na-->b\n```", "<pre><code class=\"language-mermaid\">a--&gt;b\n</code></pre>" },
        { "<div onclick=a>\n*b*\n</div>", "<p>&lt;div onclick=a&gt;\n<em>b</em>\n&lt;/div&gt;</p>" },
        { "<!-- c --> <?d?>", "<p>&lt;!-- c --&gt; &lt;?d?&gt;</p>" },
    };

    public static TheoryData<string, string> Links() => new()
    {
        { "[a](https://b.c)", $"<p><a href=\"https://b.c\" {Rel}>a</a></p>" },
        {
            "[a](HTTP://b.c \"d & \\\"e\\\"\")",
            $"<p><a href=\"HTTP://b.c\" title=\"d &amp; &quot;e&quot;\" {Rel}>a</a></p>"
        },
        {
            "[*a*][r]\n\n[r]: <https://b.c/?d=1&e=2> 't'",
            $"<p><a href=\"https://b.c/?d=1&amp;e=2\" title=\"t\" {Rel}><em>a</em></a></p>"
        },
        { "[a](https://b.c/ä)", $"<p><a href=\"https://b.c/%C3%A4\" {Rel}>a</a></p>" },
        { "[a](https://bücher.de)", $"<p><a href=\"https://xn--bcher-kva.de\" {Rel}>a</a></p>" },
        { "[a](mailto:b@c.de)", $"<p><a href=\"mailto:b@c.de\" {Rel}>a</a></p>" },
        {
            "<https://b.c> <b@c.de>",
            $"<p><a href=\"https://b.c\" {Rel}>https://b.c</a> <a href=\"mailto:b@c.de\" {Rel}>b@c.de</a></p>"
        },
        { "see https://b.c/d.", $"<p>see <a href=\"https://b.c/d\" {Rel}>https://b.c/d</a>.</p>" },
        { "www.b.de", $"<p><a href=\"http://www.b.de\" {Rel}>www.b.de</a></p>" },
        { $"[a]({Attachment})", $"<p><a href=\"{Attachment}\" {Rel}>a</a></p>" },
        { $"![a]({Attachment})", $"<p><img src=\"{Attachment}\" alt=\"a\"></p>" },
        {
            "![a *b* \"c\"](https://b.c/d.png 't')",
            "<p><img src=\"https://b.c/d.png\" alt=\"a b &quot;c&quot;\" title=\"t\"></p>"
        },
        {
            "[![a](https://b.c/d.png)](https://e.f)",
            $"<p><a href=\"https://e.f\" {Rel}><img src=\"https://b.c/d.png\" alt=\"a\"></a></p>"
        },
        { "[a <https://b.c> d](https://e.f)", $"<p><a href=\"https://e.f\" {Rel}>a https://b.c d</a></p>" },
        { "[*a* b](javascript:c)", "<p><em>a</em> b</p>" },
        { "![*a* b](mailto:b@c.de)", "<p><em>a</em> b</p>" },
        { "[a](//b.c) [d](e) [f](#g) [h]()", "<p>a d f h</p>" },
        { "[a](<https://b.c/d e>) [f](https://b.c\\\\@g)", "<p>a f</p>" },
        { "[a](/v1/commerce/requests/REQ-1671-0642/process)", "<p>a</p>" },
        { "<javascript:a> <ATT:b> ftp://a.b tel:123", "<p>&lt;javascript:a&gt; &lt;ATT:b&gt; ftp://a.b tel:123</p>" },
        { "[a mailto:b@c.de](https://e.f)", $"<p><a href=\"https://e.f\" {Rel}>a mailto:b@c.de</a></p>" },
    };
}
