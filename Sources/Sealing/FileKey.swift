public import Casework
import Crypto
import FoundationEssentials

/// Files have keys of their own, so that their bytes can come in before there is a report, and so that two reports of a
/// split share them. Such a key is sealed under that of the report like anything else of it.
extension Keyring {
    /// Wraps the key of a file under the key of the item that it hangs on (RFC 3394), and seals that for its place.
    public func seal<Item>(
        fileKey: ItemKey, item: Identifier<Item>, file: String, with key: ItemKey
    ) throws(SealingError) -> [UInt8] {
        let wrapped: [UInt8]
        do { wrapped = Array(try AES.KeyWrap.wrap(fileKey.key, using: key.key)) } catch { throw .notAuthentic }
        return try seal(wrapped, item: item, place: .fileKey(file: file), with: key)
    }

    /// The key of a file that hangs on an item.
    public func openFileKey<Item>(
        _ sealed: [UInt8], item: Identifier<Item>, file: String, with key: ItemKey
    ) throws(SealingError) -> ItemKey {
        let wrapped = try open(sealed, item: item, place: .fileKey(file: file), with: key)
        do { return ItemKey(try AES.KeyWrap.unwrap(Data(wrapped), using: key.key)) } catch { throw .notAuthentic }
    }
}

/// A hash that is fed piece by piece: SHA-256 (FIPS 180-4).
public struct RunningHash: Sendable {
    private var hash = SHA256()

    public init() {}

    public mutating func take(_ bytes: ArraySlice<UInt8>) { hash.update(data: Array(bytes)) }

    public func finish() -> [UInt8] { Array(hash.finalize()) }
}
