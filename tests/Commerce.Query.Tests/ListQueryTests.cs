namespace Commerce.Query.Tests;

public sealed class ListQueryTests
{
    [Fact]
    public void Query_that_says_nothing_is_the_first_full_page()
    {
        var plan = TestFields.Parse("");

        Assert.Equal((100, 0, 101, 0), (plan.Limit, plan.Offset, plan.Take, plan.Skip));
        Assert.Null(plan.After);
        Assert.Equal("-at,-parent,-number", string.Join(',', plan.Order));
        Assert.Equal("id,name,number", TestFields.Leaves(plan.Projection));
    }

    [Theory]
    [InlineData("limit=0", 0, 0, 0)]
    [InlineData("limit=1", 1, 0, 2)]
    [InlineData("limit=100", 100, 0, 101)]
    [InlineData("limit=101", 100, 0, 101)]
    [InlineData("limit=99999999999", 100, 0, 101)]
    [InlineData("limit=007", 7, 0, 8)]
    [InlineData("LIMIT=5&Offset=10000", 5, 10_000, 6)]
    public void Limit_is_capped_and_one_row_more_is_taken(string raw, int limit, int offset, int take)
    {
        var plan = TestFields.Parse(raw);

        Assert.Equal((limit, offset, take, offset), (plan.Limit, plan.Offset, plan.Take, plan.Skip));
    }

    [Theory]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit=1.0", "limit")]
    [InlineData("limit=٣", "limit")]
    [InlineData("offset=10001", "offset")]
    [InlineData("offset=99999999999", "offset")]
    [InlineData("cursor=", "cursor")]
    [InlineData("cursor=AAAA", "cursor")]
    [InlineData("cursor=!", "cursor")]
    [InlineData("cursor=x&offset=0", "offset")]
    [InlineData("limits=1", "filter")]
    [InlineData("$top=x", "$top")]
    [InlineData("$top", "$top")]
    [InlineData("limit", "limit")]
    [InlineData("$tops=1", "$tops")]
    [InlineData("$tops", "$tops")]
    [InlineData("$filter =x", "$filter =x")]
    [InlineData("type=User&$tops=1", "$tops")]
    public void Junk_is_refused_by_its_parameter(string raw, string parameter) =>
        Assert.Equal(parameter, Assert.Throws<QueryException>(() => TestFields.Parse(raw)).Parameter);

    [Theory]
    [InlineData("$top=1&limit=1", "limit", "Beside OData options it is written `$top=…`.")]
    [InlineData("limit=1&$top=1", "limit", "Beside OData options it is written `$top=…`.")]
    [InlineData("offset=1&limit=1&$top=1", "offset", "Beside OData options it is written `$skip=…`.")]
    [InlineData("LIMIT=1&type=User&$top=1", "LIMIT", "Beside OData options it is written `$top=…`.")]
    [InlineData("type=User&limit=1&$top=1", "type", "Beside OData options it is written `$filter=…`.")]
    [InlineData("$top=1&order=id", "order", "Beside OData options it is written `$orderby=…`.")]
    [InlineData("$top=1&cursor=x", "cursor", "Beside OData options it is written `$skiptoken=…`.")]
    [InlineData("select=id&$filter=id eq 1", "select", "Did you mean `$select`?")]
    [InlineData("filter=id eq 1&$top=1", "filter", "Did you mean `$filter`?")]
    [InlineData("$top=1&rql=eq(type,User)", "rql", "Beside OData options it is written `$filter=…`.")]
    [InlineData("rql=eq(type,User)&$top=1", "rql", "Beside OData options it is written `$filter=…`.")]
    [InlineData("query=&$top=1", "query", "Beside OData options it is written `$filter=…`.")]
    [InlineData("$top=1&type=User", "type", "Beside OData options it is written `$filter=…`.")]
    [InlineData("'type'=User&$top=1", "'type'=User", "Beside OData options it is written `$filter=…`.")]
    [InlineData("$top=1&eq(type,User)", "eq(type,User)", "Beside OData options it is written `$filter=…`.")]
    [InlineData("(type=User|type=System)&@a=1", "(type=User|type=System)",
        "Beside OData options it is written `$filter=…`.")]
    [InlineData("$top=1&render()", "render()", "Beside OData options it is written `$filter=…`.")]
    public void Languages_are_not_mixed_and_what_is_RQL_is_out_of_place(string raw, string parameter, string hint)
    {
        var refusal = Assert.Throws<QueryException>(() => TestFields.Parse(raw));

        Assert.Equal(
            (parameter, 0, "RQL and OData options cannot be mixed in one call.", hint),
            (refusal.Parameter, refusal.Position, refusal.Message, refusal.Hint));
    }

    [Theory]
    [InlineData("id", "+parent,+number")]
    [InlineData("-id", "-parent,-number")]
    [InlineData("-ID", "-parent,-number")]
    [InlineData("number", "+number,+parent")]
    [InlineData("-number", "-number,-parent")]
    [InlineData("-number,id", "-number,+parent")]
    [InlineData("audit.created.at", "+at,+parent,+number")]
    [InlineData("-audit.created.at,id", "-at,+parent,+number")]
    [InlineData("audit.created.at,-number", "+at,-number,-parent")]
    [InlineData(",id,", "+parent,+number")]
    [InlineData("id,-id", "+parent,+number")]
    public void Order_is_made_total_in_the_direction_of_its_last_term(string order, string expected) =>
        Assert.Equal(expected, string.Join(',', TestFields.Parse($"order={order}").Order));

    [Theory]
    [InlineData("", 0)]
    [InlineData(",", 0)]
    [InlineData("-", 1)]
    [InlineData("name", 0)]
    [InlineData("-name", 1)]
    [InlineData("id,-name", 4)]
    [InlineData("id,nonsense", 3)]
    [InlineData("--id", 1)]
    [InlineData("id id", 0)]
    [InlineData("audit", 0)]
    [InlineData("html", 0)]
    [InlineData("id,id,id,id,id,id", 15)]
    public void Order_that_cannot_be_is_refused_at_its_place(string order, int position)
    {
        var refusal = Assert.Throws<QueryException>(() => TestFields.Parse($"order={order}"));

        Assert.Equal(("order", position), (refusal.Parameter, refusal.Position));
    }

    [Theory]
    [InlineData("", "id,name,number", "audit")]
    [InlineData("html", "id,name,number,html", "audit")]
    [InlineData("parent", "id,name,number", "audit")]
    [InlineData("*", "id,name,number,audit.created.at,audit.created.by,audit.updated.at", "")]
    [InlineData("-*", "", "id,name,number,audit")]
    [InlineData("-*,+name", "name", "id,number,audit")]
    [InlineData("+name,-*", "name", "id,number,audit")]
    [InlineData("-name,name", "id,name,number", "audit")]
    [InlineData("audit", "id,name,number,audit.created.at,audit.created.by,audit.updated.at", "")]
    [InlineData("audit.*", "id,name,number,audit.created.at,audit.created.by,audit.updated.at", "")]
    [InlineData("audit.created", "id,name,number,audit.created.at,audit.created.by", "")]
    [InlineData("audit(created)", "id,name,number,audit.created.at,audit.created.by", "")]
    [InlineData("audit(created(at))", "id,name,number,audit.created.at", "")]
    [InlineData("audit(created(at),updated)", "id,name,number,audit.created.at,audit.updated.at", "")]
    [InlineData("+audit(created(+at)),-id", "name,number,audit.created.at", "id")]
    [InlineData("*,-audit(created)", "id,name,number,audit.created.at,audit.created.by,audit.updated.at", "")]
    [InlineData("AUDIT.Created.AT", "id,name,number,audit.created.at", "")]
    [InlineData("-id,-audit", "name,number", "id,audit")]
    public void Select_adds_to_the_default_and_removes_from_it(string select, string leaves, string omitted)
    {
        var projection = TestFields.Parse($"select={select}").Projection;

        Assert.Equal(leaves, TestFields.Leaves(projection));
        Assert.Equal(omitted, string.Join(',', projection.Omitted));
    }

    [Theory]
    [InlineData("nmae", 0, "`name`")]
    [InlineData("id,-nmae", 4, "`name`")]
    [InlineData("audit(creatd(at))", 6, "`audit.created`")]
    [InlineData("audit(created(att))", 14, "`audit.created.at`")]
    [InlineData("zzzzzzzzzz", 0, null)]
    [InlineData(",", 0, null)]
    [InlineData("id,", 3, null)]
    [InlineData("id)", 2, null)]
    [InlineData("audit(", 6, null)]
    [InlineData("audit(created", 13, null)]
    [InlineData("id(", 3, null)]
    [InlineData("audit()", 6, null)]
    [InlineData("+", 1, null)]
    [InlineData("-", 1, null)]
    public void Select_that_cannot_be_is_refused_at_its_place(string select, int position, string? meant)
    {
        var refusal = Assert.Throws<QueryException>(() => TestFields.Parse($"select={select}"));

        Assert.Equal(("select", position), (refusal.Parameter, refusal.Position));
        if (meant is not null)
        {
            Assert.Contains(meant, refusal.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Select_has_walls()
    {
        var deep = $"{string.Concat(Enumerable.Repeat("audit(", 5_000))}";
        var many = string.Join(',', Enumerable.Repeat("id", 101));

        Assert.Throws<QueryException>(() => TestFields.Parse($"select={deep}"));
        Assert.Throws<QueryException>(() => TestFields.Parse($"select={many}"));
        Assert.Equal("id,name,number", TestFields.Leaves(TestFields.Parse($"select={many[3..]}").Projection));
    }

    [Fact]
    public void Select_of_one_object_starts_from_its_full_form()
    {
        Assert.Equal(
            "id,name,number,audit.created.at,audit.created.by,audit.updated.at",
            TestFields.Leaves(ListQuery.ParseSelect("", TestFields.Set)));
        Assert.Equal(
            "id,number,audit.created.at,audit.created.by,audit.updated.at,html",
            TestFields.Leaves(ListQuery.ParseSelect("select=html,-name", TestFields.Set)));
    }

    [Theory]
    [InlineData("limit=1", "limit", "Unknown query parameter.")]
    [InlineData("type=User", "type", "Unknown query parameter.")]
    [InlineData("eq(type,User)", "eq(type,User)", "Unknown query parameter.")]
    [InlineData("$top=1", "$top", "Unknown query parameter.")]
    [InlineData("select=id&$select=id", "select", "RQL and OData options cannot be mixed in one call.")]
    [InlineData("$select=id&type=User", "type", "RQL and OData options cannot be mixed in one call.")]
    public void One_object_takes_a_select_and_nothing_else(string raw, string parameter, string sentence)
    {
        var refusal = Assert.Throws<QueryException>(() => ListQuery.ParseSelect(raw, TestFields.Set));

        Assert.Equal((parameter, sentence), (refusal.Parameter, refusal.Message));
    }
}
