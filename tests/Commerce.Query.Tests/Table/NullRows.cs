namespace Commerce.Query.Tests.Table;

/// <summary>Null: only equal to itself, neither before nor behind anything, and found by <c>ne</c>.</summary>
internal static class NullRows
{
    public const string Text =
        """
        account/name eq null <=> account.name=null() ==> eq(account.name,null())
        account/name ne null <=> ne(account.name,NULL()) ==> ne(account.name,null())
        null eq account/name <=> eq(account.name,Null()) ==> eq(account.name,null())
        account/name eq '' <=> account.name=empty() ==> eq(account.name,'')
        account/name ne '' <=> ne(account.name,empty()) ==> ne(account.name,'')
        account/name eq 'null()' <=> account.name='null()' ==> eq(account.name,'null()')
        account/id eq null <=> account.id=null() ==> eq(account.id,null())
        account/id ne null <=> ne(account.id,null()) ==> ne(account.id,null())
        @missing eq account/id <=> - ==> eq(account.id,null())
        audit/created/by/id eq null <=> audit.created.by.id=null() ==> eq(audit.created.by.id,null())
        audit/created/by/id ne null <=> ne(audit.created.by.id,null()) ==> ne(audit.created.by.id,null())
        read eq null <=> read=null() ==> eq(read,null())
        null ne read <=> ne(read,null()) ==> ne(read,null())
        read ne 1 <=> ne(read,1) ==> ne(read,1)
        read gt null <=> - ==> gt(read,null())
        read le null <=> - ==> le(read,null())
        null ge read <=> - ==> le(read,null())
        price eq null <=> price=null() ==> eq(price,null())
        flagged eq null <=> flagged=null() ==> eq(flagged,null())
        flagged eq false <=> flagged=false ==> eq(flagged,false)
        flagged ne false <=> ne(flagged,false) ==> ne(flagged,false)
        state eq null <=> state=null() ==> eq(state,null())
        state ne 'New' <=> ne(state,New) ==> ne(state,New)
        audit/updated/at eq null <=> audit.updated.at=null() ==> eq(audit.updated.at,null())
        audit/updated/at ne null <=> ne(audit.updated.at,null()) ==> ne(audit.updated.at,null())
        code eq null or code gt 'a' <=> code=null()|gt(code,a) ==> or(eq(code,null()),gt(code,'a'))
        read add 0 ge price <=> - ==> ge(add(read,0),self(price))
        read add 1 eq null <=> - ==> eq(add(read,1),null())
        length(account/name) eq null <=> - ==> eq(length(account.name),null())
        contains(account/name,account/name) <=> - ==> contains(account.name,self(account.name))
        type eq null <=> - ==> eq(type,null())
        null ne type <=> - ==> ne(type,null())
        null eq null <=> - ==> true()
        null gt 1 <=> - ==> false()
        """;
}
