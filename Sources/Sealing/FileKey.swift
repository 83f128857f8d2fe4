public import Casework
import Crypto

/// Files have keys of their own, so that their bytes can come in before there is a report, and so that two reports of a
/// split share them. Such a key is wrapped under that of the report like an organ's wraps that one, with suite and key
/// named at its head: replacing the key of an organ or of the site touches neither the wrap nor a byte of the file.
extension ItemKey {
    /// Wraps the key of a file: the wrap opens for this file, on this item, only.
    public func wrap<Item>(
        fileKey: ItemKey, of item: Identifier<Item>, file: String
    ) throws(SealingError) -> [UInt8] {
        try key.wrap(fileKey.key, for: Self.place(item, file))
    }

    /// The key of a file that hangs on an item.
    ///
    /// - Throws: `SealingError.unknownKey` under another item's key, `notAuthentic` for another file or item.
    public func unwrapFileKey<Item>(
        _ wrapped: [UInt8], of item: Identifier<Item>, file: String
    ) throws(SealingError) -> ItemKey {
        ItemKey(try key.unwrap(wrapped, for: Self.place(item, file)))
    }

    private static func place<Item>(_ item: Identifier<Item>, _ file: String) -> String {
        item.rawValue + "/" + SealedPlace.fileKey(file: file).label
    }
}

/// A hash that is fed piece by piece: SHA-256 (FIPS 180-4).
public struct RunningHash: Sendable {
    private var hash = SHA256()

    public init() {}

    public mutating func take(_ bytes: ArraySlice<UInt8>) { hash.update(data: Array(bytes)) }

    public func finish() -> [UInt8] { Array(hash.finalize()) }
}
