using System.Net;
using System.Text;

namespace Commerce.Api.Tests.Connector;

/// <summary>Everything under the connector's addresses wears its envelope, whoever answers.</summary>
public sealed class EnvelopeTests(ConnectorApi api) : IClassFixture<ConnectorApi>
{
    [Theory]
    [InlineData("GET", "/api/v2/Nothing", 404, "error.connector.http.routeDoesNotExist")]
    [InlineData("GET", "/api/v2", 404, "error.connector.http.routeDoesNotExist")]
    [InlineData("GET", "/v4/api/v2/Nothing", 404, "error.connector.http.routeDoesNotExist")]
    [InlineData("DELETE", "/api/v2/Requests/Outgoing", 405, "error.connector.http.methodNotAllowed")]
    [InlineData("POST", "/v4/api/v2/Account/IdentityInfo", 405, "error.connector.http.methodNotAllowed")]
    [InlineData("GET", "/api/v2/Messages?unheard=of", 400, "error.runtime.validation.invalidPropertyValue")]
    [InlineData("GET", "/api/v2/Messages/MSG00000000000000000", 404, "error.runtime.recordNotFound")]
    [InlineData("GET", "/api/v2/Requests/Outgoing/REQ00000000000000000", 404, "error.runtime.recordNotFound")]
    [InlineData("GET", "/api/v2/Requests/Incoming/REQ00000000000000000", 404, "error.runtime.recordNotFound")]
    public async Task Errors_of_routes_wear_the_envelope(string method, string path, int status, string code)
    {
        using var party = await api.PartyAsync();
        (await party.Http.CallAsync(new HttpMethod(method), path)).IsError((HttpStatusCode)status, code);
    }

    [Theory]
    [InlineData("{", "application/json", 400, "error.connector.validation.invalidJsonInPayload")]
    [InlineData("{\"a\":1,\"a\":2}", "application/json", 400, "error.connector.validation.invalidJsonInPayload")]
    [InlineData("[]", "application/json", 400, "error.runtime.validation.invalidPropertyValue")]
    [InlineData("", "application/x-www-form-urlencoded", 400, "error.runtime.validation.invalidPropertyValue")]
    [InlineData("a=b", "application/x-www-form-urlencoded", 415, "error.connector.http.unsupportedMediaType")]
    [InlineData("{\"content\":{\"items\":[]},\"peer\":\"x\"}", "application/json", 400, "error.runtime.validation.invalidPropertyValue")]
    public async Task Errors_of_bodies_wear_the_envelope(string body, string mediaType, int status, string code)
    {
        using var party = await api.PartyAsync();
        (await party.Http.CallAsync(HttpMethod.Post, "/api/v2/Requests/Outgoing", Encoding.UTF8.GetBytes(body), mediaType))
            .IsError((HttpStatusCode)status, code);
    }

    [Theory]
    [InlineData(2 * 1024 * 1024, null, 201)]
    [InlineData(2 * 1024 * 1024, "a-key", 201)]
    [InlineData((2 * 1024 * 1024) + 1, null, 413)]
    [InlineData((2 * 1024 * 1024) + 1, "a-key", 413)]
    public async Task Body_of_two_mebibytes_is_taken_and_no_larger_one(int size, string? key, int status)
    {
        using var party = await api.PartyAsync();
        var (start, end) = ("{\"expiresAt\":\"2099-01-01T00:00:00.000Z\",\"content\":{\"a\":\"", "\"}}");
        var body = Encoding.UTF8.GetBytes(start + new string('x', size - start.Length - end.Length) + end);
        Assert.Equal(size, body.Length);
        var answer = await party.Http.CallAsync(
            HttpMethod.Post, "/api/v2/Tokens/Own", body, "application/json",
            headers: key is null ? [] : [("Idempotency-Key", key)]);
        answer.Is((HttpStatusCode)status);
        Assert.Equal(status == 201 ? 1 : 0, (await party.ListAsync("Tokens/Own")).Count);
    }

    [Fact]
    public async Task Caller_without_a_right_key_is_refused_in_the_envelope()
    {
        foreach (var key in new[] { null, "", "nobody", "idt:TKN-0000-0000:secret" })
        {
            using var http = new HttpClient { BaseAddress = api.Address };
            if (key is not null)
            {
                http.DefaultRequestHeaders.TryAddWithoutValidation("X-API-KEY", key);
            }

            (await http.GetAnswerAsync("/api/v2/Account/IdentityInfo"))
                .IsError(HttpStatusCode.Unauthorized, "error.connector.unauthorized");
        }
    }

    [Fact]
    public async Task Body_of_any_other_form_than_JSON_is_refused_and_too_large_a_one_too()
    {
        using var party = await api.PartyAsync();
        (await party.Http.CallAsync(HttpMethod.Get, "/api/v2/Messages", accept: "text/html"))
            .IsError(HttpStatusCode.NotAcceptable, "error.connector.http.notAcceptable");
        (await party.Http.CallAsync(
            HttpMethod.Post, "/api/v2/Messages", new byte[3 * 1024 * 1024], "application/json"))
            .IsError(HttpStatusCode.RequestEntityTooLarge, "error.connector.http.payloadTooLarge");
    }

    [Fact]
    public async Task Bodiless_calls_with_a_form_type_are_fine()
    {
        using var party = await api.PartyAsync();
        (await party.Http.CallAsync(
            HttpMethod.Post, "/api/v2/Account/Sync", [], "application/x-www-form-urlencoded")).Is(HttpStatusCode.NoContent);
        var older = (await party.Http.CallAsync(
            HttpMethod.Post, "/v4/api/v2/Account/Sync", [], "application/x-www-form-urlencoded")).Is(HttpStatusCode.OK);
        Assert.Equal("{\"result\":{\"messages\":[],\"relationships\":[]}}", older.Text);
    }

    [Fact]
    public async Task Answers_tell_when_they_were_asked_for_and_how_long_they_took()
    {
        using var party = await api.PartyAsync();
        var answer = await party.CallAsync("GET", "Account/SyncInfo", null, ("x-correlation-id", "abc"));
        Assert.Equal("{\"result\":{}}", answer.Is(HttpStatusCode.OK).Text);
        Assert.NotNull(answer.Header("X-Response-Time"));
        Assert.NotNull(answer.Header("X-Response-Duration-ms"));
        Assert.Equal("abc", answer.Header("x-correlation-id"));
    }

    [Fact]
    public async Task Account_keeps_its_address_and_switches_its_dialect()
    {
        using var party = await api.PartyAsync();
        Assert.Matches("^did:e:localhost:dids:[0-9a-f]{22}$", party.Address);
        Assert.Equal(party.Address, Wire.Text(await party.GetAsync("Account/IdentityInfo"), "address"));

        await party.PutAsync("Account/Settings", Wire.Parse("""{"dialect":"A","delivery":"Automatic"}"""));

        (await party.CallAsync("POST", "Account/Sync")).Is(HttpStatusCode.OK);
        (await party.CallAsync("PUT", "Account/Settings", Wire.Parse("""{"dialect":"C"}""")))
            .IsError(HttpStatusCode.BadRequest, "error.runtime.validation.invalidPropertyValue");
    }
}
