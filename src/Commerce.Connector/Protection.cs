using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;

namespace Commerce.Connector;

/// <summary>Who may load what a reference refers to: one identity alone, or whoever knows a password.</summary>
internal sealed record Protection(string? ForIdentity, string? Password, bool IsPin)
{
    private const int LongestPassword = 250;

    /// <exception cref="ConnectorException">400: a field is not what it should be.</exception>
    public static Protection Read(JsonObject body)
    {
        var identity = body.Text("forIdentity");
        if (body["forIdentity"] is not null && !Addresses.IsOne(identity))
        {
            throw ConnectorErrors.InvalidPropertyValue("forIdentity must match the pattern of an address");
        }

        if (body["passwordProtection"] is not { } given)
        {
            return new Protection(identity, null, false);
        }

        if (given.Text("password") is not { Length: >= 1 and <= LongestPassword } password)
        {
            throw ConnectorErrors.InvalidPropertyValue("passwordProtection/password must NOT have fewer than 1 characters");
        }

        var isPin = given["passwordIsPin"]?.GetValueKind() switch
        {
            null => false,
            JsonValueKind.True => true,
            _ => throw ConnectorErrors.InvalidPropertyValue("passwordProtection/passwordIsPin must be equal to constant 'true'"),
        };
        return !isPin || (password.Length is >= 4 and <= 16 && password.All(char.IsAsciiDigit))
            ? new Protection(identity, password, isPin)
            : throw ConnectorErrors.InvalidPropertyValue(
                "'passwordProtection.passwordIsPin' is true, hence 'passwordProtection.password' must consist of 4 to 16 digits from 0 to 9.");
    }
}
