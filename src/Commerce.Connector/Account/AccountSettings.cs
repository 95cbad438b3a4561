using System.Text.Json;
using System.Text.Json.Nodes;
using Commerce.Connector.Automation;
using Commerce.Connector.Contents;
using Commerce.Connector.Envelope;
using Commerce.Foundation.Database;
using Commerce.Query.Sql;

namespace Commerce.Connector.Account;

/// <summary>What an account decides for itself: how things come to it, how it is answered, whether it joins commerce, and by
/// which rules it decides.</summary>
internal static class AccountSettings
{
    public static Task<ConnectorAnswer> Get(ConnectorCall call) => Task.FromResult(ConnectorAnswer.Of(Of(call.Me)));

    /// <summary>Changes what the body names; the rest stays as it is.</summary>
    public static async Task<ConnectorAnswer> Put(ConnectorCall call)
    {
        var body = await call.BodyAsync();
        if (body.FirstOrDefault(property => property.Key is not
            ("delivery" or "dialect" or "joinsCommerce" or AutomationConfig.Name)).Key is { } unknown)
        {
            throw ConnectorErrors.InvalidPropertyValue($"must NOT have additional properties: '{unknown}'");
        }

        var delivery = OneOf<Delivery>(body, "delivery");
        var dialect = OneOf<Dialect>(body, "dialect");
        var joins = body["joinsCommerce"]?.GetValueKind() switch
        {
            null => (bool?)null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw ConnectorErrors.InvalidPropertyValue("joinsCommerce must be boolean"),
        };
        var automation = body[AutomationConfig.Name] is { } rules ? AutomationConfig.Read(rules).ToJsonString() : null;
        var work = await call.BeginAsync();
        await work.Connection.ExecuteAsync(SqlText.Of($"""
            update connector_account
            set delivery = coalesce({delivery}::text, delivery), dialect = coalesce({dialect}::text, dialect),
                joins_commerce = coalesce({joins}::boolean, joins_commerce),
                automation = coalesce({automation}::jsonb, automation)
            where account_no = {call.Me.AccountNo}
            """));
        var changed = await AccountWork.LockAsync(call.Me.AccountNo, call.Now, work.Connection);
        await call.CommitAsync(changed);
        return ConnectorAnswer.Of(Of(changed.Me));
    }

    public static JsonObject Of(ConnectorAccount me) => new()
    {
        ["delivery"] = me.Delivery,
        ["dialect"] = me.Dialect,
        ["joinsCommerce"] = me.JoinsCommerce,
        [AutomationConfig.Name] = JsonNode.Parse(me.Automation),
    };

    private static string? OneOf<T>(JsonObject body, string name)
        where T : struct, Enum
    {
        if (body[name] is null)
        {
            return null;
        }

        return body.Text(name) is { } text && Enum.GetNames<T>().Contains(text)
            ? text
            : throw ConnectorErrors.InvalidPropertyValue(
                $"{name} must be equal to one of the allowed values: {string.Join(", ", Enum.GetNames<T>())}");
    }
}
