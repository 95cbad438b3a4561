namespace Commerce.Query;

/// <summary>Reads <c>order=-audit.created.at,id</c> and makes it total.</summary>
internal static class OrderParser
{
    public static IReadOnlyList<OrderTerm> Parse(string parameter, string text, FieldSet fields)
    {
        var order = new OrderBuilder(parameter, fields);
        var position = 0;
        foreach (var term in text.Split(','))
        {
            if (term.Length > 0)
            {
                var sign = term[0] is '+' or '-' ? 1 : 0;
                order.Add(term[sign..], position + sign, term[0] == '-', fields.Suggest);
            }

            position += term.Length + 1;
        }

        return order.Build();
    }
}
