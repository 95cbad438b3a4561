using System.Text.Json;
using Commerce.Api.Parameters;
using Commerce.Api.Requests;
using Dapper;
using Npgsql;

namespace Commerce.Api.Demo;

/// <summary>Writes what the demo's products ask, and what its requests answer.</summary>
internal static class SeedForms
{
    // Every so many Drafts, one has not yet answered what is required.
    private const int Incomplete = 2;

    public static async Task RunAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DemoData data, DateTimeOffset at,
        CancellationToken cancellation)
    {
        Task InsertAsync(string sql, IEnumerable<object> rows) => connection.ExecuteAsync(
            new CommandDefinition(sql, rows, transaction, cancellationToken: cancellation));

        var forms = data.Cast.Vendors
            .SelectMany(vendor => vendor.Products.Select(product => (Vendor: vendor, Product: product)))
            .Join(
                DemoForm.All, sold => sold.Product.Name, form => form.Product,
                (sold, form) => (sold.Vendor, sold.Product, Form: form))
            .ToList();
        await InsertAsync(
            """
            insert into product_parameter (
                product_no, seq, external_id, title, description, type, required, readonly, options, display_order,
                created_at, created_user_no, created_account_no)
            values (
                @Product, @Seq, @ExternalId, @Title, @Description, @Type, @Required, @Readonly, @Options::jsonb, @Seq,
                @At, @User, @Account)
            """,
            forms.SelectMany(sold => sold.Form.Parameters.Select((parameter, i) => new
            {
                Product = sold.Product.Number,
                Seq = i + 1,
                parameter.ExternalId,
                parameter.Title,
                parameter.Description,
                Type = $"{parameter.Type}",
                parameter.Required,
                parameter.Readonly,
                Options = JsonSerializer.Serialize(parameter.Options, ParameterJson.Default.ParameterOptions),
                At = at,
                User = sold.Vendor.Users[0].Number,
                Account = sold.Vendor.Number,
            })));
        await InsertAsync(
            """
            insert into product_template (product_no, content, updated_at, updated_user_no, updated_account_no)
            values (@Product, @Template, @At, @User, @Account)
            """,
            forms.Where(sold => sold.Form.Template is not null).Select(sold => new
            {
                Product = sold.Product.Number,
                sold.Form.Template,
                At = at,
                User = sold.Vendor.Users[0].Number,
                Account = sold.Vendor.Number,
            }));
        var answers = data.Requests
            .SelectMany(request => forms
                .Where(sold => sold.Product.Number == request.ProductNo)
                .SelectMany(sold => sold.Form.Parameters.Select((parameter, i) => new
                {
                    Request = request.Number,
                    Product = sold.Product.Number,
                    Seq = i + 1,
                    Value = IsOpen(request, parameter) ? null : parameter.Answer(request.Number),
                })))
            .Where(answer => answer.Value is not null)
            .ToList();
        await connection.ExecuteAsync(new CommandDefinition(
            """
            insert into request_parameter (request_no, product_no, seq, value)
            select * from unnest(@Requests, @Products, @Numbers, @Values)
            """,
            new
            {
                Requests = answers.Select(answer => answer.Request).ToArray(),
                Products = answers.Select(answer => answer.Product).ToArray(),
                Numbers = answers.Select(answer => answer.Seq).ToArray(),
                Values = answers.Select(answer => answer.Value).ToArray(),
            },
            transaction,
            cancellationToken: cancellation));
    }

    private static bool IsOpen(DemoRequest request, DemoParameter parameter) =>
        request.Status == RequestStatus.Draft && parameter.Required && request.Number % Incomplete == 1;
}
