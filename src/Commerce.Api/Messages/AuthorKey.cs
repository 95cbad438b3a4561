namespace Commerce.Api.Messages;

/// <summary>The numbers of who wrote a message: none of them where the service did.</summary>
internal readonly record struct AuthorKey(int? AccountNo, int? UserNo, int? TokenNo)
{
    public static AuthorKey Of(MessageRow row) => new(row.AccountNo, row.UserNo, row.TokenNo);

    public static AuthorKey Of(Author author) => new(author.AccountNo, author.UserNo, author.TokenNo);
}
