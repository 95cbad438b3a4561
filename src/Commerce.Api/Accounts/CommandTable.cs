using System.Globalization;

namespace Commerce.Api.Accounts;

/// <summary>Lists for people and programs alike: values between tabs, below a line of names.</summary>
internal static class CommandTable
{
    public static string Of<T>(string[] columns, IEnumerable<T> rows, Func<T, string[]> values) =>
        string.Join('\n', rows.Select(values).Prepend(columns).Select(Line));

    public static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "-";

    private static string Line(string[] values) => string.Join('\t', values.Select(Cell));

    // A tab or a line break inside a value would shift the columns, an escape would command the terminal.
    private static string Cell(string value) =>
        string.Concat(value.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
