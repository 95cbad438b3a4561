namespace Commerce.Foundation.Http;

/// <summary>The conditions of a read of a file, in the order of RFC 9110, section 13.2.2.</summary>
internal static class Preconditions
{
    /// <returns>412 or 304 where a condition does not hold; null where the file is to be sent.</returns>
    public static IResult? Check(HttpContext http, string tag, DateTimeOffset lastModified)
    {
        var (headers, times) = (http.Request.Headers, http.Request.GetTypedHeaders());
        var isOther = headers.IfMatch.Count > 0
            ? EntityTag.IsStale(http, tag)
            : times.IfUnmodifiedSince < lastModified;
        if (isOther)
        {
            return Problems.PreconditionFailed();
        }

        var isKnown = headers.IfNoneMatch.Count > 0
            ? EntityTag.IsKnown(http, tag)
            : times.IfModifiedSince >= lastModified;
        return isKnown ? new NotModified(tag) : null;
    }
}
