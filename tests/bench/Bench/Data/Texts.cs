namespace Commerce.Bench.Data;

/// <summary>What the messages say: a thousand texts of 60 to 400 characters, the same in every run.</summary>
internal static class Texts
{
    public const int Count = 1_000;

    private static readonly string[] Words = """
        the a of for with and to in is are we you our your this that please could would can will need want have has
        order offer price quote discount seat licence renewal invoice contract delivery support backup storage network
        server cluster region tenant portal account user access report migration upgrade maintenance window schedule
        confirm review approve attach send check update change extend cancel forward clarify compare include provide
        monday tuesday friday january march june quarter month week day annual monthly upfront total net gross
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<string> All()
    {
        var random = new Random(7);
        for (var i = 0; i < Count; i++)
        {
            var length = random.Next(60, 400);
            var text = "Dear team,\n\n";
            while (text.Length < length)
            {
                var word = Words[random.Next(Words.Length)];
                text += random.Next(14) switch
                {
                    0 => $"**{word}** ",
                    1 => $"{word}. ",
                    2 => $"{word}, ",
                    _ => $"{word} ",
                };
            }

            yield return text;
        }
    }
}
