using Commerce.Foundation.Http;
using Microsoft.Extensions.Options;

namespace Commerce.Api.Operations;

/// <summary>
/// Keeps callers' texts out of the logs, whatever levels are configured. What the framework says below a warning repeats
/// paths, query strings, hosts and broken calls as they came; its host also puts the path, line breaks and all, beside
/// every line of a call. <see cref="RequestLog"/> tells of each call instead.
/// </summary>
internal sealed class LogHygiene : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Framework = "Microsoft.AspNetCore";
    private const string Host = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        var kept = options.Rules.Where(rule => !Concerns(rule, Host)).Select(Clamped).ToList();
        // A rule for one provider wins over those for all.
        foreach (var provider in kept.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
        {
            if (!kept.Any(rule => rule.ProviderName == provider && rule.CategoryName == Framework))
            {
                kept.Add(new LoggerFilterRule(provider, Framework, LogLevel.Warning, filter: null));
            }

            kept.Add(new LoggerFilterRule(provider, Host, LogLevel.None, filter: null));
        }

        options.Rules.Clear();
        kept.ForEach(options.Rules.Add);
    }

    private static LoggerFilterRule Clamped(LoggerFilterRule rule) =>
        Concerns(rule, Framework) && !(rule.LogLevel >= LogLevel.Warning)
            ? new LoggerFilterRule(rule.ProviderName, rule.CategoryName, LogLevel.Warning, rule.Filter)
            : rule;

    private static bool Concerns(LoggerFilterRule rule, string category) =>
        rule.CategoryName?.StartsWith(category, StringComparison.OrdinalIgnoreCase) == true;
}
