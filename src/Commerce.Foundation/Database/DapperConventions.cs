using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Dapper;

namespace Commerce.Foundation.Database;

/// <summary>How rows become records, everywhere alike: underscores in names, times as UTC, enums as text.</summary>
internal static class DapperConventions
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Runs with the first connection, before any row is read.")]
    internal static void Apply()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new UtcTime());
    }

    private sealed class UtcTime : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => new((DateTime)value);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = value.UtcDateTime;
    }
}
