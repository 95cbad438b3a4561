namespace Commerce.Query;

/// <summary>A part of a query string between two top-level ampersands, as it came.</summary>
public readonly record struct QuerySegment
{
    private readonly QueryShape _shape;
    private readonly int _start;
    private readonly int _end;
    private readonly int _endOfName;

    internal QuerySegment(QueryShape shape, int start, int end, int endOfName)
    {
        _shape = shape;
        _start = start;
        _end = end;
        _endOfName = endOfName;
    }

    /// <summary>The text, still percent-encoded.</summary>
    public string Raw => _shape.RawBetween(_start, _end);

    /// <summary>Where it begins in the query string.</summary>
    public int Offset => _shape.OffsetOf(_start);

    /// <summary>The bare name before the first equals sign, or without one; null where the segment is an expression.</summary>
    public string? Name => _endOfName > _start ? _shape.Text[_start.._endOfName] : null;

    /// <summary>What follows the name, still percent-encoded; the whole text of an expression.</summary>
    public string Value => _endOfName == _start ? Raw
        : _endOfName == _end ? ""
        : _shape.RawBetween(_endOfName + 1, _end);
}
