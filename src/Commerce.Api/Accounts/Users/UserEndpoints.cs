using Commerce.Api.Accounts.Icons;
using Commerce.Api.Accounts.Owned;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts.Users;

/// <summary>Every route of the resource.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this IEndpointRouteBuilder app)
    {
        var users = app.MapOwned(OwnedKind.User, "Users");

        users.MapGet("", ListUsers.Handle)
            .WithName("listUsers")
            .WithFields(UserResource.Instance.ListFields);

        users.MapPost("", CreateUser.Handle)
            .WithName("createUser")
            .WithBody<NewUser>();

        users.MapGet("/{id}", GetUser.Handle)
            .WithName("getUser")
            .WithSelect(UserResource.Instance.Fields)
            .WithProblems(Problems.NotFoundType);

        users.MapPut("/{id}", UpdateUser.Handle)
            .WithName("updateUser")
            .WithBody<UserChange>()
            .WithChange();

        users.MapPost("/{id}/enable", EnableUser.Handle).WithName("enableUser").WithSwitch();
        users.MapPost("/{id}/disable", DisableUser.Handle).WithName("disableUser").WithSwitch();
        users.MapIcon("User", GetUserIcon.Handle, SetUserIcon.Handle, DeleteUserIcon.Handle);
    }
}
