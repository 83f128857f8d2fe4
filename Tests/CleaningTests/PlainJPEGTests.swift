import Casework
import Testing

@testable import Cleaning

@Suite struct PlainJPEGTests {
    static let frame: [UInt8] = [0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0]
    static let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4]
    static let exif: [UInt8] = [0xFF, 0xE1, 0, 10] + Array("Exif\0\0GP".utf8)
    static let comment: [UInt8] = [0xFF, 0xFE, 0, 5] + Array("abc".utf8)

    static func picture(_ beside: [UInt8] = []) -> [UInt8] { [0xFF, 0xD8] + beside + frame + scan + [0xFF, 0xD9] }

    @Test func `nothing beside the picture is left, and its points are`() throws {
        let found = try #require(PlainJPEG.pictures(in: Self.picture(Self.exif + Self.comment)[...]))
        #expect(found.count == 1 && found[0].bytes == Self.picture())
        #expect(found[0].width == 30 && found[0].height == 20 && found[0].components == 1)
    }

    @Test func `pages that stand one after another are told apart`() throws {
        let found = try #require(PlainJPEG.pictures(in: (Self.picture() + Self.picture(Self.exif))[...]))
        #expect(found.map(\.bytes) == [Self.picture(), Self.picture()])
    }

    @Test(arguments: [
        Array(picture().dropLast()), picture() + [0], [0xFF, 0xD8, 0xFF, 0xD9], [0xFF, 0xD8, 0xFF, 0xC0, 0, 200, 1],
        [0xFF, 0xD8, 0xFF, 0xE1, 0, 1], [0xFF, 0xD8] + frame + frame + scan + [0xFF, 0xD9], Array("%PDF-1.4".utf8),
    ]) func `what is not well formed to the last byte is no picture`(_ bytes: [UInt8]) {
        #expect(PlainJPEG.pictures(in: bytes[...]) == nil)
    }

    @Test func `a book of pages names nobody and points to the right places`() throws {
        let pages = try #require(PlainJPEG.pictures(in: (Self.picture() + Self.picture())[...]))
        let book = PageBook.write(pages)
        let text = String(decoding: book, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.4\n") && text.hasSuffix("%%EOF\n") && text.contains("/Count 2"))
        for word in ["/Info", "/ID", "Producer", "Date", "Metadata", "JavaScript", "/OpenAction"] {
            #expect(!text.contains(word), "\(word)")
        }
        let start = try #require(text.firstRange(of: "startxref\n"))
        let place = try #require(Int(text[start.upperBound...].prefix { $0.isNumber }))
        #expect(String(decoding: book[place...].prefix(4), as: UTF8.self) == "xref")
    }

    @Test func `a camera's turn is read from both byte orders, and nonsense is none`() {
        func exif(_ tiff: [UInt8]) -> [UInt8] {
            let block = Array("Exif\0\0".utf8) + tiff
            return [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(block.count + 2)] + block + [0xFF, 0xDA, 0, 2]
        }
        let big: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
        let little: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0]
        #expect(PictureTurn(.jpeg, exif(big)) == .clockwise && PictureTurn(.jpeg, exif(little)) == .counterclockwise)
        #expect(PictureTurn(.jpeg, exif(Array(big.prefix(12)))) == nil && PictureTurn(.png, exif(big)) == nil)
        #expect(PictureTurn(.jpeg, Self.picture()) == nil && PictureTurn(.jpeg, []) == nil)
    }
}
