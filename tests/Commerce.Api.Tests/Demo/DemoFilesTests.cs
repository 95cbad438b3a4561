using Commerce.Api.Demo;
using Commerce.Api.Tests.Attachments;

namespace Commerce.Api.Tests.Demo;

public sealed class DemoFilesTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Every_file_of_the_demo_is_one_that_the_service_takes()
    {
        var request = await api.CreateRequestAsync();
        Assert.NotEmpty(DemoDocument.All);
        foreach (var document in DemoDocument.All)
        {
            var made = await api.AttachAsync(request, filename: document.Filename, content: document.Bytes);
            Assert.Equal(document.ContentType, $"{made["contentType"]}");
        }
    }
}
