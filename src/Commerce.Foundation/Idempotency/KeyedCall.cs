using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Commerce.Foundation.Identity;

namespace Commerce.Foundation.Idempotency;

/// <summary>A call with an <c>Idempotency-Key</c>.</summary>
internal sealed class KeyedCall(Caller caller, string key, byte[] fingerprint, DateTimeOffset at)
{
    // Behind it runs what others wait for.
    private readonly TaskCompletionSource<StoredAnswer?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int AccountNo => caller.AccountNo;

    public string Key => key;

    /// <summary>The name under which the key's record is found.</summary>
    public string Name { get; } = KeySecrets.NameOf(key);

    /// <summary>
    /// What the record is claimed by, along with the account: a lock that ends with the transaction. Keys that share one wait
    /// for each other, no more.
    /// </summary>
    public int Lock => BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Name)));

    /// <summary>SHA-256 of the path, the query and the body.</summary>
    public byte[] Fingerprint => fingerprint;

    public DateTimeOffset At => at;

    /// <summary>True where it was undone along with others before.</summary>
    public bool GoesAlone { get; init; }

    /// <summary>True once the key is claimed for this call, in its own transaction or in one with others.</summary>
    public bool IsClaimed { get; set; }

    /// <summary>Where the record is written along with others: ends when it is committed, and fails where it is not.</summary>
    public Task? Recorded { get; set; }

    /// <summary>What is to be recorded there; null where the call came to nothing.</summary>
    public Task<StoredAnswer?> Answer => _answer.Task;

    public void Give(StoredAnswer? answer) => _answer.TrySetResult(answer);
}
