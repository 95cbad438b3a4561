using Commerce.Foundation.Http;
using Commerce.Foundation.Identity;

namespace Commerce.Api.Requests;

/// <summary>What a caller can change of a request.</summary>
internal sealed record RequestState(string Name, int? AssigneeUserNo, int? AssigneeTokenNo, string? ExternalId)
{
    // A number that nobody has stands for an id that is none.
    private const int Nobody = -1;

    /// <summary>The same with what the body names.</summary>
    public RequestState With(Body<RequestChange> body, Caller caller)
    {
        var (change, after) = (body.Value, this);
        if (body.Names("name"))
        {
            after = after with { Name = change.Name };
        }

        if (body.Names("assignee"))
        {
            var token = EntityNumber.Parse("TKN", change.Assignee?.Id);
            var user = EntityNumber.Parse("USR", change.Assignee?.Id);
            after = after with
            {
                AssigneeTokenNo = token,
                AssigneeUserNo = change.Assignee is not null && token is null ? user ?? Nobody : user,
            };
        }

        return body.Names("externalIds") && (change.ExternalIds is null || body.Names($"externalIds.{caller.Type.Key()}"))
            ? after with { ExternalId = change.ExternalIds?.Of(caller.Type) }
            : after;
    }
}
