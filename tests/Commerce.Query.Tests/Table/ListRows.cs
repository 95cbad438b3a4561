namespace Commerce.Query.Tests.Table;

/// <summary>Lists: one value, several, none, null among them.</summary>
internal static class ListRows
{
    public const string Text =
        """
        state in ('New','Done') <=> in(state,(new,DONE)) ==> in(state,(New,Done))
        type in ["User"] <=> in(type,(User)) ==> in(type,(User))
        type IN ( 'System' ) <=> IN(type,System) ==> in(type,(System))
        type in () <=> - ==> in(type,())
        type in [] <=> - ==> in(type,())
        not (type in ()) <=> - ==> out(type,())
        type in @list <=> - ==> in(type,(User,System))
        type in (@user) <=> - ==> in(type,(User))
        state in ('New',null) <=> in(state,(New,null())) ==> in(state,(New,null()))
        id in ('MSG-1','MSG-2','msg-3') <=> in(id,(MSG-1,MSG-2,msg-3)) ==> in(id,(MSG-1,MSG-2,MSG-3))
        account/id in ('ACC-1',null) <=> in(account.id,(ACC-1,null())) ==> in(account.id,(ACC-1,null()))
        account/id in (null) <=> in(account.id,null()) ==> in(account.id,(null()))
        audit/created/by/id in ('USR-1','TKN-1','USR-2') <=> in(audit.created.by.id,(USR-1,TKN-1,USR-2))
            ==> in(audit.created.by.id,(USR-1,TKN-1,USR-2))
        audit/created/by/id in ('TKN-1',null) <=> in(audit.created.by.id,(TKN-1,null()))
            ==> in(audit.created.by.id,(TKN-1,null()))
        content in ('a','A','none') <=> in(content,(a,A,none)) ==> in(content,('a','A','none'))
        content in ('it''s','a,b','R&D') <=> in(content,(it's,'a,b','R&D')) ==> in(content,('it''s','a,b','R&D'))
        content in ('C:\new','%') <=> in(content,(C:\new,%)) ==> in(content,('C:\new','%'))
        content in ('') <=> in(content,(empty())) ==> in(content,(''))
        account/name in ('abc',null,'') <=> in(account.name,(abc,null(),'')) ==> in(account.name,('abc',null(),''))
        tolower(content) in ('a','abc') <=> - ==> in(tolower(content),('a','abc'))
        seq in (1,2,3) <=> in(seq,(1,2,3)) ==> in(seq,(1,2,3))
        seq in (-1) <=> in(seq,-1) ==> in(seq,(-1))
        seq in (1,2.5,3.0) <=> - ==> in(seq,(1,3))
        seq in (2.5) <=> - ==> in(seq,())
        seq in (9223372036854775808,1) <=> - ==> in(seq,(1))
        read in (0,null) <=> in(read,(0,null())) ==> in(read,(0,null()))
        price in (1.5,2) <=> in(price,(1.5,2)) ==> in(price,(1.5,2))
        length(content) in (0,1) <=> - ==> in(length(content),(0,1))
        flagged in (true,null) <=> in(flagged,(true,null())) ==> in(flagged,(true,null()))
        visibility/client in (false) <=> in(visibility.client,false) ==> in(visibility.client,(false))
        audit/created/at in (2026-01-31T23:00:00Z,2026-02-01) <=> in(audit.created.at,(2026-01-31T23:00:00Z,2026-02-01))
            ==> in(audit.created.at,(2026-01-31T23:00:00.000000Z,2026-02-01T00:00:00.000000Z))
        audit/updated/at in (2026-01-01,null) <=> in(audit.updated.at,(2026-01-01,null()))
            ==> in(audit.updated.at,(2026-01-01T00:00:00.000000Z,null()))
        seq eq 1 or seq eq 2 or seq eq 1 <=> or(seq=1,seq=2,seq=1) ==> or(eq(seq,1),eq(seq,2),eq(seq,1))
        seq ne 1 and seq ne 2 <=> and(ne(seq,1),ne(seq,2)) ==> and(ne(seq,1),ne(seq,2))
        """;
}
