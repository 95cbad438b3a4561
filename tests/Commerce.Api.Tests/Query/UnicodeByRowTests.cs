namespace Commerce.Api.Tests.Query;

/// <summary>Also without the indexes, as an operator may run it who does not need to search.</summary>
public sealed class UnicodeByRowTests(UnicodeByRowTests.Plain texts)
    : UnicodeTests(texts), IClassFixture<UnicodeByRowTests.Plain>
{
    public sealed class Plain(PostgresServer server) : Texts(server)
    {
        protected override string OnlyWay => "drop index message_content, message_words";
    }
}
