public import Casework
import Crypto
import FoundationEssentials

/// Files have keys of their own, so that their bytes can come in before there is a report, and so that two reports of a split
/// share them. Such a key is sealed under that of the report like anything else of it.
extension Keyring {
    /// Seals the key of a file under the key of the item that it hangs on.
    public func seal<Item>(
        fileKey: ItemKey, item: Identifier<Item>, file: String, with key: ItemKey
    ) throws(SealingError) -> [UInt8] {
        let bytes = unsafe fileKey.key.withUnsafeBytes { unsafe Array($0) }
        return try seal(bytes, item: item, place: .fileKey(file: file), with: key)
    }

    /// The key of a file that hangs on an item.
    public func openFileKey<Item>(
        _ sealed: [UInt8], item: Identifier<Item>, file: String, with key: ItemKey
    ) throws(SealingError) -> ItemKey {
        let bytes = try open(sealed, item: item, place: .fileKey(file: file), with: key)
        guard bytes.count == 32 else { throw .keyLength }
        return ItemKey(SymmetricKey(data: bytes))
    }
}

/// A hash that is fed piece by piece: SHA-256 (FIPS 180-4).
public struct RunningHash: Sendable {
    private var hash = SHA256()

    public init() {}

    public mutating func take(_ bytes: ArraySlice<UInt8>) { hash.update(data: Array(bytes)) }

    public func finish() -> [UInt8] { Array(hash.finalize()) }
}
