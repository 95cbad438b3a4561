using Commerce.Api.Messages;
using Commerce.Api.Requests;

namespace Commerce.Api.Tests.Requests;

public sealed class RequestIdTests
{
    [Theory]
    [InlineData("REQ-0000-0000", 0)]
    [InlineData("REQ-1671-0642", 16_710_642)]
    [InlineData("REQ-9999-9999", 99_999_999)]
    [InlineData("REQ-0000-0000-0000", 100_000_000)]
    [InlineData("REQ-1671-0642-0001", 167_206_420_001)]
    [InlineData("REQ-9999-9999-9999", 1_000_099_999_999)]
    public void Request_id_is_a_number_and_back(string id, long number)
    {
        Assert.Equal(number, RequestId.Parse(id).Number);
        Assert.Equal(number, RequestId.Parse(id.ToLowerInvariant()).Number);
        Assert.Equal(id, new RequestId(number).ToString());
        Assert.Equal($"/v1/commerce/requests/{id}", new RequestId(number).Href);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("REQ")]
    [InlineData("REQ-1234")]
    [InlineData("REQ-1234-567")]
    [InlineData("REQ-1234-56789")]
    [InlineData("REQ-1234-5678-")]
    [InlineData("REQ-1234-5678-0001-0001")]
    [InlineData("MSG-1234-5678")]
    [InlineData("REQ 1234 5678")]
    [InlineData("REQ-12a4-5678")]
    [InlineData("REQ-١٢٣٤-5678")]
    [InlineData(" REQ-1234-5678")]
    [InlineData("REQ-1234-5678 ")]
    [InlineData("REQ-1234-5678\n")]
    [InlineData("REQ--123-5678")]
    [InlineData("REQ-+123-5678")]
    public void Other_text_is_the_id_of_nothing(string? text)
    {
        Assert.Equal(RequestId.None, RequestId.Parse(text));
        Assert.True(RequestId.TryParse(text, null, out var parsed));
        Assert.Equal(RequestId.None, parsed);
    }

    [Theory]
    [InlineData("MSG-1671-0642-0000-0007", 16_710_642, 7)]
    [InlineData("MSG-1671-0642-9999-9999", 16_710_642, 99_999_999)]
    [InlineData("MSG-1671-0642-0001-0002-0003", 167_206_420_001, 20_003)]
    [InlineData("MSG-0000-0000-0000-0001", 0, 1)]
    public void Message_id_is_its_request_and_its_number_and_back(string id, long request, int number)
    {
        var parsed = MessageId.Parse(id.ToLowerInvariant());

        Assert.Equal(new MessageId(new RequestId(request), number), parsed);
        Assert.Equal(id, parsed.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("MSG-1671-0642")]
    [InlineData("MSG-1671-0642-0007")]
    [InlineData("MSG-1671-0642-0000-0000-0000-0007")]
    [InlineData("REQ-1671-0642-0000-0007")]
    [InlineData("MSG-1671-0642-0000-000x")]
    public void Other_text_is_no_message(string? text) => Assert.Equal(MessageId.None, MessageId.Parse(text));
}
