using Commerce.Query.Rql;
using Commerce.Query.Tests.Samples;

namespace Commerce.Query.Tests.Rql;

/// <summary>The examples of the reference by number; those without a filter have null.</summary>
public sealed class RqlExampleTests
{
    [Theory]
    [InlineData(1, "type=User", "eq(type,User)")]
    [InlineData(2, "eq(type,\"System\")", "eq(type,System)")]
    [InlineData(3, "TYPE=user", "eq(type,User)")]
    [InlineData(4, "id=MSG-1212-3434-5656-7878", "eq(id,MSG-1212-3434-5656-7878)")]
    [InlineData(5, "in(id,(\"MSG-1000-2000-3000-0001\",\"MSG-1000-2000-3000-0002\"))",
        "in(id,(MSG-1000-2000-3000-0001,MSG-1000-2000-3000-0002))")]
    [InlineData(6, "out(type,(System))", "out(type,(System))")]
    [InlineData(7, "content=\"Ship on 5 May\"", "eq(content,'Ship on 5 May')")]
    [InlineData(8, "like(content,\"Quote*\")", "like(content,'Quote*')")]
    [InlineData(9, "ilike(content,*refund*)", "ilike(content,'*refund*')")]
    [InlineData(10, "ilike(content,\"*done.\")", "ilike(content,'*done.')")]
    [InlineData(11, "ilike(content,\"a*b\")", "ilike(content,'a\\*b')")]
    [InlineData(12, "content='say \"hi\", please'", "eq(content,'say \"hi\", please')")]
    [InlineData(13, "content=\"it's late\"", "eq(content,'it''s late')")]
    [InlineData(14, "visibility.vendor=true", "eq(visibility.vendor,true)")]
    [InlineData(15, "and(visibility.client=false,visibility.operations=true)",
        "and(eq(visibility.client,false),eq(visibility.operations,true))")]
    [InlineData(16, "ne(account.id,\"ACC-1111-2222\")", "ne(account.id,ACC-1111-2222)")]
    [InlineData(17, "gt(audit.created.at,\"2026-01-31T23:00:00.000Z\")",
        "gt(audit.created.at,2026-01-31T23:00:00.000000Z)")]
    [InlineData(18, "and(ge(audit.created.at,2026-01-01),lt(audit.created.at,2026-02-01))",
        "and(ge(audit.created.at,2026-01-01T00:00:00.000000Z),lt(audit.created.at,2026-02-01T00:00:00.000000Z))")]
    [InlineData(19, "audit.updated.at=null()", "eq(audit.updated.at,null())")]
    [InlineData(20, "ne(audit.updated.at,null())", "ne(audit.updated.at,null())")]
    [InlineData(21, "audit.created.by.id=\"TKN-1234-5678\"", "eq(audit.created.by.id,TKN-1234-5678)")]
    [InlineData(22, "type=User,visibility.client=true", "and(eq(type,User),eq(visibility.client,true))")]
    [InlineData(23, "type=System|ilike(content,*urgent*)", "or(eq(type,System),ilike(content,'*urgent*'))")]
    [InlineData(24, "type=User&visibility.vendor=true|type=System",
        "or(and(eq(type,User),eq(visibility.vendor,true)),eq(type,System))")]
    [InlineData(25, "(type=User|type=System)&visibility.client=true",
        "and(or(eq(type,User),eq(type,System)),eq(visibility.client,true))")]
    [InlineData(26, "not(eq(type,System))", "not(eq(type,System))")]
    [InlineData(27, "order=-audit.created.at,id", null)]
    [InlineData(28, "order=audit.created.at&limit=20&offset=40", null)]
    [InlineData(29, "limit=0&type=User", "eq(type,User)")]
    [InlineData(30, "select=+audit,-content", null)]
    [InlineData(31, "select=-*,+id,+type", null)]
    [InlineData(32, "select=audit(created(at,by))&type=User", "eq(type,User)")]
    [InlineData(44, "rql=eq(type,User)", "eq(type,User)")]
    [InlineData(47, "order=,", null)]
    public void A_query_on_messages_is_read(int number, string raw, string? expected) =>
        Check(number, raw, SampleFields.Messages, expected);

    [Theory]
    [InlineData(33, "status=Querying&order=-audit.updated.at", "eq(status,Querying)")]
    [InlineData(34, "any(messages,and(type=User,ilike(content,*invoice*)))",
        "any(messages,and(eq(type,User),ilike(content,'*invoice*')))")]
    [InlineData(35, "not(any(messages))", "not(any(messages))")]
    [InlineData(36, "all(parameters,constraints.isOptional=true)", "all(parameters,eq(constraints.isOptional,true))")]
    [InlineData(37, "externalId=empty()", "eq(externalId,'')")]
    [InlineData(37, "externalId=null()", "eq(externalId,null())")]
    [InlineData(38, "assignee.id=null()&in(status,(Processing,Querying))",
        "and(eq(assignee.id,null()),in(status,(Processing,Querying)))")]
    public void A_query_on_requests_is_read(int number, string raw, string? expected) =>
        Check(number, raw, SampleFields.Requests, expected);

    [Theory]
    [InlineData(39, "mistake(type,1)", "Unknown expression group.", 0, "mistake")]
    [InlineData(40, "bogus=1", "Invalid property path.", 0, "bogus")]
    [InlineData(41, "eq(type)", "Binary expression must have 2 arguments", 0, "eq")]
    [InlineData(42, "in(id,())", "Value has to be a non empty array.", 6, "id")]
    [InlineData(43, "type=ne=User", "Invalid equals shortcut expression", 5, "type")]
    [InlineData(43, "type==User", "Invalid equals shortcut expression", 5, "type")]
    [InlineData(45, "gt(audit.created.at,yesterday)", "Cannot convert value: 'yesterday'.", 20, "audit.created.at")]
    [InlineData(46, "gt(content,m)", "Operator 'Gt' is not permitted", 3, "content")]
    [InlineData(48, "visibility=null()", "Operator 'Eq' is not permitted", 0, "visibility")]
    public void A_wrong_query_is_refused(int number, string raw, string sentence, int position, string subject)
    {
        Assert.InRange(number, 1, 48);
        var refusal = Assert.Throws<QueryException>(() => SampleFilters.Rql(RqlQuery.Split(raw).Filter!));

        Assert.Equal(
            (sentence, position, subject, "filter"),
            (refusal.Message, refusal.Position, refusal.Subject, refusal.Parameter));
    }

    private static void Check(int number, string raw, FieldSet fields, string? expected)
    {
        Assert.InRange(number, 1, 48);
        var filter = RqlQuery.Split(raw).Filter;
        Assert.Equal(expected, filter is null ? null : RqlText.Write(RqlFilter.Parse("filter", filter, fields)));
    }
}
