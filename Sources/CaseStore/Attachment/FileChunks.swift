public import Casework
public import Sealing

/// Which bytes of a file.
public enum FilePart: String, Sendable, CaseIterable {
    case original, copy
}

/// A chunk as it is stored.
public struct SealedChunk: Sendable {
    let ordinal: Int
    let sealed: [UInt8]
}

/// Cuts the bytes of one file into chunks and seals each for its place. It holds back one whole chunk, because only the next
/// byte tells that it is not the last.
public struct ChunkSealer: Sendable {
    private let keyring: Keyring
    private let upload: Upload.ID
    private let part: FilePart
    private let key: ItemKey
    private var waiting: [UInt8] = []
    /// Chunks sealed so far.
    public private(set) var chunks = 0
    /// Bytes taken so far.
    public private(set) var bytes = 0
    private var hash = RunningHash()

    init(_ keyring: Keyring, upload: Upload.ID, part: FilePart, key: ItemKey) {
        self.keyring = keyring
        self.upload = upload
        self.part = part
        self.key = key
        waiting.reserveCapacity(AttachmentLimits.chunkBytes)
    }

    /// The chunks that are full now and not the last.
    public mutating func take(_ more: ArraySlice<UInt8>) throws(SealingError) -> [SealedChunk] {
        hash.take(more)
        bytes += more.count
        var sealed: [SealedChunk] = []
        var rest = more
        while !rest.isEmpty {
            if waiting.count == AttachmentLimits.chunkBytes {
                sealed.append(try seal(isLast: false))
                waiting.removeAll(keepingCapacity: true)
            }
            let room = AttachmentLimits.chunkBytes - waiting.count
            waiting += rest.prefix(room)
            rest = rest.dropFirst(room)
        }
        return sealed
    }

    /// The last chunk, filled up so that its length tells little, and the hash of all bytes.
    public mutating func finish() throws(SealingError) -> (chunk: SealedChunk, hash: [UInt8]) {
        let step = AttachmentLimits.paddingBytes
        let missing = (step - waiting.count % step) % step
        waiting += Array(repeating: 0, count: waiting.isEmpty ? step : missing)
        return (try seal(isLast: true), hash.finish())
    }

    private mutating func seal(isLast: Bool) throws(SealingError) -> SealedChunk {
        let place = SealedPlace.fileChunk(part: part.rawValue, ordinal: chunks, isLast: isLast)
        let chunk = SealedChunk(
            ordinal: chunks, sealed: try keyring.seal(waiting, item: upload, place: place, with: key))
        chunks += 1
        return chunk
    }
}

extension CaseStore {
    /// What cuts and seals the bytes of a file.
    public func sealer(of upload: Upload.ID, _ part: FilePart, key: ItemKey) -> ChunkSealer {
        ChunkSealer(keyring, upload: upload, part: part, key: key)
    }

    /// An upload that begins, with a key that is in memory alone until the file is kept.
    public func newUpload() -> (id: Upload.ID, key: ItemKey) { (world.newID(), ItemKey(suite: keyring.suite)) }
}
