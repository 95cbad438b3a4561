namespace Commerce.Api.Demo;

/// <summary>Who writes a message: an account through one of its users or through its token.</summary>
internal sealed record DemoAuthor(DemoAccount Account, DemoUser User, bool IsToken)
{
    public int? UserNo => IsToken ? null : User.Number;

    public int? TokenNo => IsToken ? Account.TokenNo : null;
}
