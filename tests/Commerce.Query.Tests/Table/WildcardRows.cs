namespace Commerce.Query.Tests.Table;

/// <summary>Patterns of RQL: a star at either end, and stars that are meant.</summary>
internal static class WildcardRows
{
    public const string Text =
        """
        content eq 'x' <=> like(content,x) ==> eq(content,'x')
        content eq '' <=> like(content,'') ==> eq(content,'')
        startswith(content,'x') <=> like(content,x*) ==> like(content,'x*')
        endswith(content,'x') <=> like(content,*x) ==> like(content,'*x')
        contains(content,'x') <=> like(content,*x*) ==> like(content,'*x*')
        startswith(content,'') <=> like(content,*) ==> like(content,'*')
        startswith(account/name,'') <=> like(account.name,**) ==> like(account.name,'*')
        startswith(tolower(account/name),'') <=> ilike(account.name,*) ==> ilike(account.name,'*')
        contains(content,'*') <=> like(content,*\**) ==> like(content,'*\**')
        startswith(content,'*') <=> like(content,'\**') ==> like(content,'\**')
        endswith(content,'*') <=> like(content,*\*) ==> like(content,'*\*')
        - <=> like(content,***) ==> like(content,'*\**')
        content eq '*' <=> like(content,\*) ==> eq(content,'*')
        content eq 'a*b' <=> like(content,a*b) ==> eq(content,'a*b')
        content eq 'a*b' <=> like(content,a\*b) ==> eq(content,'a*b')
        content eq 'a*' <=> like(content,a\*) ==> eq(content,'a*')
        content eq 'a*' <=> content='a*' ==> eq(content,'a*')
        content eq '*b' <=> like(content,\*b) ==> eq(content,'*b')
        content eq '\*' <=> content=\* ==> eq(content,'\*')
        startswith(content,'a*') <=> like(content,a\**) ==> like(content,'a\**')
        startswith(content,'a*b') <=> like(content,a*b*) ==> like(content,'a\*b*')
        contains(content,'a*') <=> like(content,*a\**) ==> like(content,'*a\**')
        endswith(content,'*b') <=> like(content,**b) ==> like(content,'*\*b')
        - <=> ilike(content,A*B) ==> ilike(content,'A\*B')
        - <=> ilike(content,'100%') ==> ilike(content,'100%')
        startswith(tolower(content),'a_') <=> ilike(content,'a_*') ==> ilike(content,'a_*')
        contains(content,'it''s') <=> like(content,'*it's*') ==> like(content,'*it''s*')
        contains(content,'"hi"') <=> like(content,'*"hi"*') ==> like(content,'*"hi"*')
        startswith(content,'😀') <=> like(content,'😀*') ==> like(content,'😀*')
        """;
}
