using System.Text.Json.Serialization;
using Commerce.Api.Accounts.Products;
using Commerce.Api.Accounts.Tokens;
using Commerce.Api.Accounts.Users;
using Commerce.Foundation.Http;

namespace Commerce.Api.Accounts;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Page<Account>))]
[JsonSerializable(typeof(NewAccount))]
[JsonSerializable(typeof(AccountChange))]
[JsonSerializable(typeof(Page<User>))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(UserChange))]
[JsonSerializable(typeof(Page<AccountToken>))]
[JsonSerializable(typeof(NewToken))]
[JsonSerializable(typeof(TokenChange))]
[JsonSerializable(typeof(Rotation))]
[JsonSerializable(typeof(Page<Product>))]
[JsonSerializable(typeof(NewProduct))]
[JsonSerializable(typeof(ProductChange))]
internal sealed partial class AccountJson : JsonSerializerContext;
