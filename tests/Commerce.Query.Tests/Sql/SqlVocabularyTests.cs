using Commerce.Query.Sql;
using Commerce.Query.Tests.Samples;
using Commerce.Query.Tests.Table;
using FsCheck;
using FsCheck.Fluent;

namespace Commerce.Query.Tests.Sql;

/// <summary>Nothing that a caller wrote stands in SQL: only words and marks of the compiler and of the fields.</summary>
public sealed class SqlVocabularyTests
{
    [Fact]
    public void Compiled_filters_hold_no_word_of_the_caller()
    {
        var filters = Gen.OneOf(FilterGenerator.OfMessages, FilterGenerator.OfRequests).Resize(10);
        Prop.ForAll(Arb.From(filters), filter => Assert.Empty(
            SqlVocabulary.Foreign(FilterCompiler.Compile(filter, SampleValues.Now))
                .Concat(SqlVocabulary.Foreign(FilterCompiler.Compile(new Filter.Not(filter), SampleValues.Now)))))
            .Check(PropertySettings.Config());
    }

    [Fact]
    public void Rows_of_the_table_hold_no_word_of_the_caller() => Assert.All(
        QueryTable.Rows,
        row => Assert.Empty(
            SqlVocabulary.Foreign(FilterCompiler.Compile((row.FromOData ?? row.FromRql)!, SampleValues.Now))));

    [Fact]
    public void Word_of_a_caller_would_be_seen() => Assert.Equal(
        ["drop", ";", "'x'", "é"], SqlVocabulary.Foreign(SqlText.Of($"m.seq = {1} or drop ; 'x' é")));
}
