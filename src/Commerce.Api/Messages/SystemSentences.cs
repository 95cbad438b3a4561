using Commerce.Foundation.Http;
using Commerce.Foundation.Markup;

namespace Commerce.Api.Messages;

/// <summary>
/// The catalogue of what the service says in a thread: Markdown, every sentence in every language. A sentence names who
/// acted, and what; when is told by the message's own time.
/// </summary>
internal static class SystemSentences
{
    public static string Created(Language language, ActorNames by) => language switch
    {
        Language.English => $"{Who(by, "of")} created the request.",
        Language.German => $"{Who(by, "von")} hat die Anfrage angelegt.",
    };

    public static string CreatedFor(Language language, ActorNames by, string client) => language switch
    {
        Language.English => $"{Who(by, "of")} created the request on behalf of *{Text(client)}*.",
        Language.German => $"{Who(by, "von")} hat die Anfrage im Auftrag von *{Text(client)}* angelegt.",
    };

    public static string Submitted(Language language, ActorNames by, string vendor) => language switch
    {
        Language.English => $"{Who(by, "of")} sent the request to *{Text(vendor)}*. It is now in processing.",
        Language.German => $"{Who(by, "von")} hat die Anfrage an *{Text(vendor)}* gesendet. Sie ist nun in Bearbeitung.",
    };

    public static string Answered(Language language, ActorNames by) => language switch
    {
        Language.English => $"{Who(by, "of")} answered. The request is in processing again.",
        Language.German => $"{Who(by, "von")} hat geantwortet. Die Anfrage ist wieder in Bearbeitung.",
    };

    public static string Resumed(Language language, ActorNames by) => language switch
    {
        Language.English => $"{Who(by, "of")} put the request back into processing.",
        Language.German => $"{Who(by, "von")} hat die Anfrage wieder in Bearbeitung gegeben.",
    };

    public static string Queried(Language language, ActorNames by, string client) => language switch
    {
        Language.English =>
            $"{Who(by, "of")} asked *{Text(client)}* for more information. The request is waiting for an answer.",
        Language.German =>
            $"{Who(by, "von")} hat *{Text(client)}* um weitere Angaben gebeten. Die Anfrage wartet auf eine Antwort.",
    };

    public static string Completed(Language language, ActorNames by) => language switch
    {
        Language.English => $"{Who(by, "of")} completed the request.",
        Language.German => $"{Who(by, "von")} hat die Anfrage abgeschlossen.",
    };

    /// <param name="title">What was asked for through the connector; null where it had no name.</param>
    public static string ConnectorDecided(Language language, ActorNames by, string? title, bool isAccepted)
    {
        var named = title is { Length: > 0 } ? $" *{Text(title)}*" : "";
        return language switch
        {
            Language.English => $"{Who(by, "of")} {(isAccepted ? "accepted" : "rejected")} what was asked through the connector{named}.",
            Language.German =>
                $"{Who(by, "von")} hat die Anfrage über den Connector{named} {(isAccepted ? "angenommen" : "abgelehnt")}.",
        };
    }

    public static string FileAdded(Language language, ActorNames by, string name, string id) => language switch
    {
        Language.English => $"{Who(by, "of")} added the file [{Text(name)}]({id}).",
        Language.German => $"{Who(by, "von")} hat die Datei [{Text(name)}]({id}) hinzugefügt.",
    };

    public static string FileRemoved(Language language, ActorNames by, string name, string id) => language switch
    {
        Language.English => $"{Who(by, "of")} deleted the file **{Text(name)}** ({id}).",
        Language.German => $"{Who(by, "von")} hat die Datei **{Text(name)}** ({id}) gelöscht.",
    };

    private static string Who(ActorNames by, string of) => $"**{Text(by.Person)}** {of} *{Text(by.Account)}*";

    /// <summary>A name is not Markdown.</summary>
    private static string Text(string name) => MarkdownText.Escape(name);
}
