namespace Commerce.Foundation.Identity;

/// <summary>The tokens and people that called this copy of the service a moment ago.</summary>
internal sealed class RecentCallers
{
    public RecentFinds<int, TokenRow> Tokens { get; } = new();

    public RecentFinds<JwtClaims, Caller> Users { get; } = new();

    /// <summary>After a change of who may call: on this copy it holds from the next call on, on others within 5 seconds.</summary>
    public void Forget()
    {
        Tokens.Forget();
        Users.Forget();
    }
}
