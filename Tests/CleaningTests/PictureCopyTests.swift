import Casework
import Testing

@testable import Cleaning

/// Copies of what telephones, chats and scanners make: HEIC, WebP, TIFF. The pictures are made here, by the encoders
/// that come with the decoders, shut in like them; each carries a mark where a camera writes the place.
@Suite struct PictureCopyTests {
    static let mark = "SENTINEL-31.2304N"

    /// What a script of the test's own writes.
    private static func made(_ script: String, from input: [UInt8] = []) async throws -> [UInt8] {
        let outcome = try await Sandbox.run(
            Sandbox.Script(script, writtenBytes: 4_000_000), input: input, limit: 4_000_000)
        return try #require(outcome.bytes, "\(script)")
    }

    /// A photograph of 64 by 48 points with a mark in its EXIF block.
    private static func photo() async throws -> [UInt8] {
        let plain = try await made("ppmmake red 64 48 | pnmtojpeg -quiet")
        let text = Array(mark.utf8) + [0]
        // One directory with one entry: the description of the picture, behind it.
        let tiff: [UInt8] =
            [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x0E, 0, 2, 0, 0, 0, UInt8(text.count), 0, 0, 0, 26, 0, 0, 0, 0]
        let block = Array("Exif\0\0".utf8) + tiff + text
        return Array(plain.prefix(2)) + [0xFF, 0xE1, 0, UInt8(block.count + 2)] + block + plain.dropFirst(2)
    }

    private static func holdsMark(_ bytes: [UInt8]) -> Bool { String(decoding: bytes, as: UTF8.self).contains(mark) }

    /// Pages of four by three grey points each, with the mark in each directory, built by hand: no tool is asked.
    static func tiff(_ greys: [UInt8], broken: Int? = nil) -> [UInt8] {
        func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
        var file: [UInt8] = [0x49, 0x49, 42, 0]
        var link = 4
        file += [0, 0, 0, 0]
        for (index, grey) in greys.enumerated() {
            let points = file.count
            file += Array(repeating: grey, count: 12)
            let text = file.count
            file += Array(mark.utf8) + [0]
            if file.count % 2 == 1 { file.append(0) }
            let directory = file.count
            file.replaceSubrange(link..<(link + 4), with: little(directory, 4))
            // Where it is broken the points lie far behind the end.
            let place = broken == index ? 1_000_000 : points
            let entries: [(tag: Int, kind: Int, count: Int, value: Int)] = [
                (0x100, 3, 1, 4), (0x101, 3, 1, 3), (0x102, 3, 1, 8), (0x103, 3, 1, 1), (0x106, 3, 1, 1),
                (0x10E, 2, mark.utf8.count + 1, text), (0x111, 4, 1, place), (0x115, 3, 1, 1), (0x116, 3, 1, 3),
                (0x117, 4, 1, 12),
            ]
            file += little(entries.count, 2)
            for entry in entries {
                file += little(entry.tag, 2) + little(entry.kind, 2) + little(entry.count, 4) + little(entry.value, 4)
            }
            link = file.count
            file += [0, 0, 0, 0]
        }
        return file
    }

    @Test func `DW-upload a picture of a telephone (HEIC) becomes a JPEG without its place`() async throws {
        let photo = try await Self.photo()
        let heic = try await Self.made(
            "cat > in.jpg && heif-enc -o out.heic in.jpg > /dev/null && cat out.heic", from: photo)
        #expect(Self.holdsMark(heic), "the encoder keeps what a camera wrote")
        let copy = try #require(await Cleaner().copy(heic, of: .heic))
        let picture = try #require(PlainJPEG.pictures(in: copy.bytes[...])?.first)
        #expect(copy.kind == .jpeg && picture.width == 64 && picture.height == 48)
        #expect(!Self.holdsMark(copy.bytes))
    }

    @Test func `DW-upload of two pictures in one HEIC none is hidden`() async throws {
        let photo = try await Self.photo()
        let script =
            "cat > a.jpg && ppmmake blue 64 48 | pnmtojpeg -quiet > b.jpg && "
            + "heif-enc -o out.heic a.jpg b.jpg > /dev/null && cat out.heic"
        let copy = try #require(await Cleaner().copy(try await Self.made(script, from: photo), of: .heic))
        #expect(copy.kind == .pdf && String(decoding: copy.bytes, as: UTF8.self).contains("/Count 2"))
        #expect(!Self.holdsMark(copy.bytes))
    }

    @Test func `DW-upload a picture of a chat (WebP) becomes a JPEG without its place`() async throws {
        let photo = try await Self.photo()
        let webp = try await Self.made("cat > in.jpg && cwebp -quiet -metadata all in.jpg -o -", from: photo)
        #expect(Self.holdsMark(webp))
        let copy = try #require(await Cleaner().copy(webp, of: .webp))
        let picture = try #require(PlainJPEG.pictures(in: copy.bytes[...])?.first)
        #expect(copy.kind == .jpeg && picture.width == 64 && picture.height == 48 && !Self.holdsMark(copy.bytes))
    }

    @Test func `DW-upload of an animation (WebP, GIF) each picture is a page`() async throws {
        let webp = try await Self.made(
            "ppmmake red 64 48 > a && ppmmake blue 64 48 > b && cwebp -quiet a -o a.webp && cwebp -quiet b -o b.webp && "
                + "webpmux -frame a.webp +100 -frame b.webp +100 -o out > /dev/null 2>&1 && cat out")
        let copy = try #require(await Cleaner().copy(webp, of: .webp))
        #expect(copy.kind == .pdf && String(decoding: copy.bytes, as: UTF8.self).contains("/Count 2"))
        // Two pictures of one black point each: header, then twice a descriptor and its points, then the end.
        let picture: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
        let gif = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255] + picture + picture + [0x3B]
        let drawn = try #require(await Cleaner().copy(gif, of: .gif))
        #expect(drawn.kind == .pdf && String(decoding: drawn.bytes, as: UTF8.self).contains("/Count 2"))
    }

    @Test func `DW-upload a scan (TIFF) becomes a book of all its pages without what the scanner wrote`() async throws {
        let scan = Self.tiff([0, 128, 255])
        #expect(Self.holdsMark(scan))
        let copy = try #require(await Cleaner().copy(scan, of: .tiff))
        let text = String(decoding: copy.bytes, as: UTF8.self)
        #expect(copy.kind == .pdf && text.contains("/Count 3") && !Self.holdsMark(copy.bytes))
        let one = try #require(await Cleaner().copy(Self.tiff([7]), of: .tiff))
        #expect(one.kind == .pdf && String(decoding: one.bytes, as: UTF8.self).contains("/Count 1"))
    }

    @Test func `DW-upload a scan of which one page cannot be read has no copy rather than one that hides it`() async {
        #expect(await Cleaner().copy(Self.tiff([0, 128, 255], broken: 1), of: .tiff) == nil)
        #expect(await Cleaner().copy(Self.tiff([0, 128], broken: 1), of: .tiff) == nil)
        #expect(await Cleaner().copy(Array(Self.tiff([0, 128]).dropLast(8)), of: .tiff) == nil)
    }

    @Test func `DW-upload an animated PNG has no copy: its decoder sees one picture of many`() async throws {
        let png = try await Self.made("ppmmake red 4 3 | pnmtopng -quiet")
        let control: [UInt8] = [0, 0, 0, 8] + Array("acTL".utf8) + [0, 0, 0, 2, 0, 0, 0, 0, 0xF3, 0x8D, 0x93, 0x70]
        #expect(await Cleaner().copy(png, of: .png)?.kind == .jpeg)
        #expect(await Cleaner().copy(Array(png.prefix(33)) + control + png.dropFirst(33), of: .png) == nil)
    }

    @Test func `DW-upload more pages than are copied: the book ends with a page that says so`() throws {
        let pictures = try #require(PlainJPEG.pictures(in: PlainJPEGTests.picture()[...]))
        let many = Array(repeating: pictures[0], count: AttachmentLimits.pages + 1)
        let text = String(decoding: PageBook.write(many), as: UTF8.self)
        #expect(text.contains("/Count \(AttachmentLimits.pages + 1)/") && text.contains("in the original alone"))
        let whole = String(decoding: PageBook.write(Array(many.dropLast())), as: UTF8.self)
        #expect(whole.contains("/Count \(AttachmentLimits.pages)/") && !whole.contains("in the original alone"))
    }
}
