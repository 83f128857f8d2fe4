import Casework
import Testing

@testable import Sealing

/// The key of a file lies under that of the item that it hangs on, and opens nowhere else.
@Suite struct FileKeyTests {
    private let item = Report.ID("018f5d2e-0000-7000-8000-000000000001")
    private let other = Report.ID("018f5d2e-0000-7000-8000-000000000002")

    @Test(arguments: Suite.allCases, Suite.allCases)
    func `the wrap of a file's key opens for this file on this item only`(outer: Suite, inner: Suite) throws {
        let (own, file) = (ItemKey(suite: outer), ItemKey(suite: inner))
        let wrapped = try own.wrap(fileKey: file, of: item, file: "a")
        #expect(try SealedHeader(wrapped) == SealedHeader(suite: outer, key: own.key.id))
        let opened = try own.unwrapFileKey(wrapped, of: item, file: "a")
        #expect(opened.key.id == file.key.id && opened.key.suite == inner && opened.key.secret == file.key.secret)
        #expect(throws: SealingError.notAuthentic) { try own.unwrapFileKey(wrapped, of: item, file: "b") }
        #expect(throws: SealingError.notAuthentic) { try own.unwrapFileKey(wrapped, of: other, file: "a") }
        #expect(throws: SealingError.unknownKey) {
            try ItemKey(suite: outer).unwrapFileKey(wrapped, of: item, file: "a")
        }
    }

    @Test(arguments: Suite.allCases)
    func `a chunk names the key of its file, and opens in its place only`(suite: Suite) throws {
        let keyring = Keyring(site: try SiteKey(Array(0..<32), suite: suite))
        let file = ItemKey(suite: suite)
        let place = SealedPlace.fileChunk(part: "original", ordinal: 0, isLast: false)
        let sealed = try keyring.seal([1, 2, 3], item: item, place: place, with: file)
        #expect(try SealedHeader(sealed) == SealedHeader(suite: suite, key: file.key.id))
        #expect(try keyring.open(sealed, item: item, place: place, with: file) == [1, 2, 3])
        for another in [
            SealedPlace.fileChunk(part: "copy", ordinal: 0, isLast: false),
            .fileChunk(part: "original", ordinal: 1, isLast: false),
            .fileChunk(part: "original", ordinal: 0, isLast: true), .fileFacts(part: "original"),
        ] {
            #expect(throws: SealingError.notAuthentic) {
                try keyring.open(sealed, item: item, place: another, with: file)
            }
        }
    }
}
