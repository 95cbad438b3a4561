using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;

namespace Commerce.Query.Sql;

/// <summary>
/// The text of a statement, whose parameters are <c>$1</c>, <c>$2</c> and so on. The same pieces in the same order give the
/// same object: what is learnt of a statement can be kept beside it.
/// </summary>
public sealed class SqlStatement
{
    // Callers compose filters in endless ways; those of one program repeat.
    private const int MostKept = 2000;

    private static readonly ConcurrentDictionary<Shape, SqlStatement> Kept = new();
    private static readonly object Hole = new();

    private SqlStatement(string text) => Text = text;

    public string Text { get; }

    internal static SqlStatement Of(IReadOnlyList<object> parts)
    {
        if (Kept.TryGetValue(new Shape(parts), out var known))
        {
            return known;
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd(Shape.WithoutValues(parts), new SqlStatement(Write(parts)));
    }

    private static string Write(IReadOnlyList<object> parts)
    {
        var text = new StringBuilder();
        var holes = 0;
        foreach (var part in parts)
        {
            _ = part is string literal ? text.Append(literal) : text.Append('$').Append(++holes);
        }

        return text.ToString();
    }

    /// <summary>
    /// Literals and holes in their order. Literals are those of the program, each the same object whenever it is met, so
    /// they are compared as such.
    /// </summary>
    private readonly struct Shape : IEquatable<Shape>
    {
        private readonly IReadOnlyList<object> _parts;
        private readonly int _hash;

        public Shape(IReadOnlyList<object> parts)
        {
            _parts = parts;
            var hash = new HashCode();
            for (var i = 0; i < parts.Count; i++)
            {
                hash.Add(RuntimeHelpers.GetHashCode(Piece(parts[i])));
            }

            _hash = hash.ToHashCode();
        }

        public static Shape WithoutValues(IReadOnlyList<object> parts) => new([.. parts.Select(Piece)]);

        public bool Equals(Shape other)
        {
            if (_parts.Count != other._parts.Count)
            {
                return false;
            }

            for (var i = 0; i < _parts.Count; i++)
            {
                if (!ReferenceEquals(Piece(_parts[i]), Piece(other._parts[i])))
                {
                    return false;
                }
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is Shape other && Equals(other);

        public override int GetHashCode() => _hash;

        private static object Piece(object part) => part is SqlText.Parameter ? Hole : part;
    }
}
