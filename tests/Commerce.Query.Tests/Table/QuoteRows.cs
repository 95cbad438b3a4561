namespace Commerce.Query.Tests.Table;

/// <summary>Quoted texts: which quotes end them, and what they protect.</summary>
internal static class QuoteRows
{
    public const string Text =
        """"
        content eq 'abc' <=> content='abc' ==> eq(content,'abc')
        content eq "abc" <=> content="abc" ==> eq(content,'abc')
        content eq '' <=> content='' ==> eq(content,'')
        content eq "" <=> content="" ==> eq(content,'')
        content eq 'it''s' <=> content=it's ==> eq(content,'it''s')
        content eq 'it''s' <=> content='it''s' ==> eq(content,'it''s')
        content eq 'it''s late' <=> content='it's late' ==> eq(content,'it''s late')
        content eq "it's late" <=> content="it's late" ==> eq(content,'it''s late')
        content eq '''' <=> content='''' ==> eq(content,'''')
        content eq "''" <=> content="''" ==> eq(content,'''''')
        content eq '''quoted''' <=> content='''quoted''' ==> eq(content,'''quoted''')
        content eq '\''' <=> content=\' ==> eq(content,'\''')
        content eq 'say "hi"' <=> content="say ""hi""" ==> eq(content,'say "hi"')
        content eq "say \"hi\"" <=> content='say "hi"' ==> eq(content,'say "hi"')
        content eq 'say ''hi''' <=> content="say 'hi'" ==> eq(content,'say ''hi''')
        content eq "a\"b\\c\n\u0041" <=> - ==> eq(content,'a"b\c<U+000A>A')
        content eq "\tx\n" <=> - ==> eq(content,'<U+0009>x<U+000A>')
        content eq "\ud83d\ude00" <=> content="😀" ==> eq(content,'😀')
        content eq "e\u0301" <=> content='e<U+0301>' ==> eq(content,'e<U+0301>')
        content eq 'null()' <=> content='null()' ==> eq(content,'null()')
        content eq 'null' <=> content=null ==> eq(content,'null')
        content eq 'true' <=> content=true ==> eq(content,'true')
        content eq 'a,b' <=> content='a,b' ==> eq(content,'a,b')
        content eq 'f(x)' <=> eq(content,"f(x)") ==> eq(content,'f(x)')
        content eq 'x=y' <=> content='x=y' ==> eq(content,'x=y')
        content eq 'x=y' <=> eq(content,x=y) ==> eq(content,'x=y')
        content eq 'a,b&c|d;e(f)g' <=> content='a,b&c|d;e(f)g' ==> eq(content,'a,b&c|d;e(f)g')
        content eq ' abc ' <=> eq(content, abc ) ==> eq(content,' abc ')
        content eq 'Ship on 5 May' <=> content=Ship on 5 May ==> eq(content,'Ship on 5 May')
        content eq 'Grün 你好 😀' <=> content=Grün 你好 😀 ==> eq(content,'Grün 你好 😀')
        type eq 'User' <=> "type"="User" ==> eq(type,User)
        audit/created/at ge 2026-01-31 <=> ge('audit.created.at','2026-01-31')
            ==> ge(audit.created.at,2026-01-31T00:00:00.000000Z)
        """";
}
