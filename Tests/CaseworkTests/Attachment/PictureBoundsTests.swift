import Testing

@testable import Casework

/// How large a picture says that it is, asked before anything decodes it: at the bound and beyond it, for every kind.
@Suite struct PictureBoundsTests {
    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) }
    }

    private static func big(_ value: Int) -> [UInt8] { little(value, 4).reversed() }

    static func webp(_ width: Int, _ height: Int) -> [UInt8] {
        let chunk = Array("VP8X".utf8) + little(10, 4) + [0, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3)
        return Array("RIFF".utf8) + little(chunk.count + 4, 4) + Array("WEBP".utf8) + chunk
    }

    static func tiff(_ sizes: [(Int, Int)], next: Int = 0) -> [UInt8] {
        var file: [UInt8] = [0x49, 0x49, 42, 0] + little(8, 4)
        for (index, size) in sizes.enumerated() {
            let end = file.count + 2 + 24 + 4
            file += little(2, 2) + little(0x100, 2) + little(4, 2) + little(1, 4) + little(size.0, 4)
            file += little(0x101, 2) + little(4, 2) + little(1, 4) + little(size.1, 4)
            file += little(index == sizes.count - 1 ? next : end, 4)
        }
        return file
    }

    static func box(_ name: String, _ inside: [UInt8]) -> [UInt8] { big(inside.count + 8) + Array(name.utf8) + inside }

    static func heic(_ sizes: [(Int, Int)], beside: [UInt8] = []) -> [UInt8] {
        let stated = sizes.flatMap { box("ispe", [0, 0, 0, 0] + big($0.0) + big($0.1)) }
        let meta = box("meta", [0, 0, 0, 0] + box("hdlr", [1, 2]) + box("iprp", box("ipco", stated)))
        return box("ftyp", Array("heic".utf8) + [0, 0, 0, 0]) + meta + beside
    }

    @Test func `DW-upload a picture at the bound is decoded, and one beyond it is not, of every kind`() {
        for (height, fits) in [(10_000, true), (10_001, false)] {
            let size = (6_000, height)
            #expect(PictureBounds.fits(.png, FileSnifferTests.png(width: 6_000, height: height)) == fits)
            #expect(PictureBounds.fits(.webp, Self.webp(6_000, height)) == fits)
            #expect(PictureBounds.fits(.tiff, Self.tiff([(10, 10), size, (10, 10)])) == fits)
            #expect(PictureBounds.fits(.heic, Self.heic([(512, 512), size])) == fits)
        }
        let kinds: [[UInt8]] = [Self.webp(9_000, 9_000), Self.tiff([(9_000, 9_000)]), Self.heic([(9_000, 9_000)])]
        for bytes in kinds {
            #expect(FileSnifferTests.finding(bytes).oddities.contains(.tooManyPoints), "known when it comes in")
        }
    }

    @Test func `DW-upload what does not say how large it is is not decoded`() {
        for type: Attachment.FileType in [.webp, .tiff, .heic] {
            #expect(!PictureBounds.fits(type, []) && !PictureBounds.fits(type, Array(repeating: 0, count: 100)))
        }
        #expect(!PictureBounds.fits(.tiff, Self.tiff([(0, 10)])))
        #expect(!PictureBounds.fits(.heic, Self.heic([])) && !PictureBounds.fits(.heic, Self.heic([(0, 5)])))
    }

    @Test func `DW-upload pages in a circle, and more than are copied, end the walk`() {
        let circle = TIFFPages(Self.tiff([(10, 10), (10, 10)], next: 8))
        #expect(!circle.isWhole && circle.count == 2)
        #expect(!PictureBounds.fits(.tiff, Self.tiff([(10, 10)], next: 1_000_000)))
        let many = TIFFPages(Self.tiff(Array(repeating: (4, 3), count: 1_000)))
        #expect(many.isWhole && many.count == AttachmentLimits.pages + 1)
    }

    @Test func `DW-upload a film inside a picture is not hidden by a copy of its first one`() {
        #expect(PictureBounds.fits(.heic, Self.heic([(64, 48)])))
        #expect(!PictureBounds.fits(.heic, Self.heic([(64, 48)], beside: Self.box("moov", [1, 2, 3]))))
    }

    @Test func `DW-upload what hangs behind a WebP is noted`() {
        #expect(!FileSnifferTests.finding(Self.webp(10, 10)).oddities.contains(.trailing))
        #expect(FileSnifferTests.finding(Self.webp(10, 10) + [1, 2]).oddities.contains(.trailing))
    }
}
