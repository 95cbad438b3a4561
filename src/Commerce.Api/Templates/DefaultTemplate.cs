using Commerce.Foundation.Http;

namespace Commerce.Api.Templates;

/// <summary>The service's own template, for requests whose product has none.</summary>
internal static class DefaultTemplate
{
    public static string In(Language language) => language switch
    {
        Language.English => """
            # {{name}}

            | Request | {{id}} |
            |---|---|
            | Status | {{status}} |
            | Client | {{client.name}} |
            | Vendor | {{vendor.name}} |
            | Product | {{product.name}} |
            | Requester | {{requester.name}} |
            | Assignee | {{assignee.name}} |
            | Created | {{audit.created.at}} |

            {{parameters}}
            """,
        Language.German => """
            # {{name}}

            | Anfrage | {{id}} |
            |---|---|
            | Status | {{status}} |
            | Kunde | {{client.name}} |
            | Anbieter | {{vendor.name}} |
            | Produkt | {{product.name}} |
            | Angefragt von | {{requester.name}} |
            | Zuständig | {{assignee.name}} |
            | Angelegt | {{audit.created.at}} |

            {{parameters}}
            """,
    };
}
