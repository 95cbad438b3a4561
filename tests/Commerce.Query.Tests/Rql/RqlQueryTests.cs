using Commerce.Query.Rql;

namespace Commerce.Query.Tests.Rql;

public sealed class RqlQueryTests
{
    [Theory]
    [InlineData("", "", null)]
    [InlineData("?limit=5&Offset=2", "limit:5 Offset:2", null)]
    [InlineData("limit=20&eq(type,User)|eq(type,System)&offset=5", "limit:20 offset:5",
        "eq(type,User)|eq(type,System)")]
    [InlineData("type=User&seq=1|type=System", "", "type=User&seq=1|type=System")]
    [InlineData("type=User&limit=1&seq=1|seq=2", "limit:1", "type=User&seq=1|seq=2")]
    [InlineData("render()&type=User&RENDER()", "", "type=User")]
    [InlineData("render()", "", null)]
    [InlineData("query=", "", null)]
    [InlineData("query=seq=1|seq=2", "", "seq=1|seq=2")]
    [InlineData("RQL=seq%3D1%7Cseq=2", "", "seq=1|seq=2")]
    [InlineData("query=seq=1|seq=2&rql=seq=3&type=User|seq=4", "", "(seq=1|seq=2)&(seq=3)&(type=User|seq=4)")]
    [InlineData("query=seq=1|seq=2&limit=3", "limit:3", "seq=1|seq=2")]
    [InlineData("select=+audit,-content&content=a+b", "select:+audit,-content", "content=a+b")]
    [InlineData("select=audit%2Crequest", "select:audit,request", null)]
    [InlineData("content='R%26D'&content='R&D'", "", "content='R&D'&content='R&D'")]
    [InlineData("content='a%2527'", "", "content='a%27'")]
    [InlineData("$top=5&content=Gr%C3%BC%C3%9Fe", "$top:5", "content=Grüße")]
    [InlineData(
        "limit=25&offset=0&order=-audit.created.at,id&select=+audit,-content"
        + "&and(eq(type,'User'),ilike(content,'*x&y*'))",
        "limit:25 offset:0 order:-audit.created.at,id select:+audit,-content",
        "and(eq(type,'User'),ilike(content,'*x&y*'))")]
    public void A_query_string_is_parameters_and_one_filter(string raw, string parameters, string? filter)
    {
        var query = RqlQuery.Split(raw);

        Assert.Equal(
            parameters, string.Join(' ', query.Parameters.Select(parameter => $"{parameter.Name}:{parameter.Value}")));
        Assert.Equal(filter, query.Filter);
    }

    [Theory]
    [InlineData("limit=1&LIMIT=2", "LIMIT", 0)]
    [InlineData("content=%zz", "filter", 8)]
    [InlineData("query=a%ff", "query", 0)]
    [InlineData("type=User&query=a)|(b", "query", 1)]
    [InlineData("type=User&query=a='b", "query", 2)]
    [InlineData("type=User)&query=a=b", "filter", 9)]
    public void A_broken_query_string_is_refused(string raw, string parameter, int position)
    {
        var refusal = Assert.Throws<QueryException>(() => RqlQuery.Split(raw));

        Assert.Equal((parameter, position), (refusal.Parameter, refusal.Position));
    }

    [Theory]
    [InlineData("content='abc&limit=5")]
    [InlineData("and(type=User&limit=5")]
    [InlineData("limit=5&type=User)")]
    [InlineData("content=%27abc&limit=5")]
    public void What_is_never_closed_is_refused_and_never_lost(string raw) =>
        Assert.Throws<QueryException>(() => SampleFilters.Rql(RqlQuery.Split(raw).Filter!));
}
