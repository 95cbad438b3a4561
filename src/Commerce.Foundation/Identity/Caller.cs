namespace Commerce.Foundation.Identity;

/// <summary>Who is calling: an account, and the user or the token that acts for it.</summary>
internal sealed record Caller(int AccountNo, AccountType Type, int? UserNo, int? TokenNo)
{
    /// <summary>The caller of an authenticated call.</summary>
    public static Caller Of(HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("The route does not ask for a caller.");

    public static ValueTask<Caller> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));
}
