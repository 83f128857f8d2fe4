import Testing

@testable import Casework

/// A file on a report, and not what the test library attaches to its results.
typealias Attachment = Casework.Attachment

/// What a file is, by its bytes and whatever it calls itself.
@Suite struct FileSnifferTests {
    static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0, 1, 2, 3, 0xFF, 0xD9]
    static func png(width: Int = 10, height: Int = 10) -> [UInt8] {
        func big(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + big(width)
            + big(height) + [8, 2, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
    }
    static let zip: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0] + Array("a.txt".utf8)
    static func office(_ names: String...) -> [UInt8] {
        names.reduce([]) { $0 + [0x50, 0x4B, 3, 4, 20, 0] + Array($1.utf8) }
    }

    /// Fed in pieces of a size, so that no mark is lost between two of them.
    static func finding(_ bytes: [UInt8], name: String = "", declared: String = "", pieces size: Int = 7) -> FileFinding
    {
        var sniffer = FileSniffer()
        for start in stride(from: 0, to: bytes.count, by: size) {
            sniffer.take(bytes[start..<min(start + size, bytes.count)])
        }
        return sniffer.finding(name: name, declared: declared)
    }

    static let known: [(bytes: [UInt8], type: Attachment.FileType)] = [
        (jpeg, .jpeg), (png(), .png), (Array("GIF89a;".utf8), .gif),
        (Array("%PDF-1.7\n%%EOF".utf8), .pdf), (Array("RIFFxxxxWEBP".utf8), .webp), (Array("RIFFxxxxWAVE".utf8), .wav),
        (Array("#!AMR\n".utf8), .amr), (Array("ID3xx".utf8), .mp3), ([0xFF, 0xFB, 0x90, 0], .mp3),
        ([0, 0, 0, 24] + Array("ftypisom".utf8), .mp4), ([0, 0, 0, 24] + Array("ftypM4A ".utf8), .m4a),
        ([0, 0, 0, 24] + Array("ftyp3gp4".utf8), .threeGP), ([0, 0, 0, 24] + Array("ftypheic".utf8), .heic),
        (office("[Content_Types].xml", "word/document.xml"), .word), (office("[Content_Types].xml", "xl/a"), .sheet),
        (office("[Content_Types].xml", "ppt/a"), .slides), (zip, .archive), (Array("Rar!\u{1A}".utf8), .archive),
        (office("[Content_Types].xml", "word/vbaProject.bin"), .macros),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .ole),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array("_\0V\0B\0A\0".utf8), .macros),
        (Array("MZ\u{90}".utf8), .program), (Array("#!/bin/sh\n".utf8), .program), (Array("\u{7F}ELF".utf8), .program),
        (Array("  <!DOCTYPE html><p>".utf8), .markup), (Array("<SVG onload=x>".utf8), .markup),
        (Array("<!-- --><script>".utf8), .markup), (Array("会计收了钱。\n".utf8), .text), ([0xFF, 0xFE, 0x41, 0], .text),
        ([1, 2, 3, 0], .unknown), ([], .unknown),
    ]

    @Test(arguments: known) func `a file is what its bytes say`(_ bytes: [UInt8], _ type: Attachment.FileType) {
        for size in [1, 7, 4_096] { #expect(Self.finding(bytes, pieces: size).type == type) }
    }

    @Test func `what a system runs when it is opened is a program, though its bytes are text`() {
        #expect(Self.finding(Array("echo hello".utf8), name: "a.bat").type == .program)
        #expect(Self.finding(Array("WScript.Echo 1".utf8), name: "A.VBS").type == .program)
        #expect(Self.finding(Array("echo hello".utf8), name: "a.txt").type == .text)
    }

    @Test func `another name or stated type is noted and changes nothing`() {
        let renamed = Self.finding(Self.jpeg, name: "letter.pdf")
        #expect(renamed.type == .jpeg && renamed.oddities == [.declaredOtherwise])
        #expect(Self.finding(Self.jpeg, name: "a.JPG", declared: "image/jpeg").oddities.isEmpty)
        #expect(Self.finding(Self.jpeg, name: "a.jpg", declared: "text/html").oddities == [.declaredOtherwise])
        #expect(Self.finding(Self.jpeg, name: "a.jpg", declared: "application/octet-stream").oddities.isEmpty)
    }

    @Test func `a polyglot is known by what it holds besides`() {
        #expect(Self.finding(Self.jpeg + Self.zip).oddities == [.archiveInside, .trailing])
        #expect(Self.finding(Self.png() + Array("<ScRipt>".utf8)).oddities == [.markupInside, .trailing])
        #expect(Self.finding(Array("GIF89a<script>x</script>;".utf8)).oddities.contains(.markupInside))
        #expect(Self.finding(Self.jpeg + Array("%PDF-1.4".utf8)).oddities.contains(.archiveInside))
        #expect(Self.finding(Array("%PDF-1.4 /JavaScript (x) %%EOF".utf8)).oddities == [.active])
        #expect(Self.finding(Array("%PDF-1.4 /EmbeddedFile %%EOF".utf8)).oddities == [.active])
        #expect(Self.finding(Array("%PDF-1.4 cut off".utf8)).oddities == [.trailing])
        #expect(Self.finding(Array(Self.jpeg.dropLast(2))).oddities == [.trailing])
    }

    @Test func `a picture that says it is endless is known before anything decodes it`() {
        #expect(Self.finding(Self.png(width: 100_000, height: 100_000)).oddities == [.tooManyPoints])
        #expect(Self.finding(Self.png(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF)).oddities == [.tooManyPoints])
        #expect(Self.finding(Self.png(width: 6_000, height: 10_000)).oddities.isEmpty)
    }

    @Test(arguments: [
        "../../etc/passwd", "a\u{0}.jpg", "photo\u{202E}gpj.exe", "CON.jpg", "lpt1", "C:a.jpg", ".htaccess",
        "report.pdf.exe", "a\u{200B}.jpg", String(repeating: "长", count: 100) + ".jpg",
    ]) func `a name that reads otherwise than it is is noted`(_ name: String) {
        #expect(Self.finding(Self.jpeg, name: name).oddities.contains(.name))
    }

    @Test func `of a name its last part is kept, without what does not show`() {
        #expect(FileName.tidied("../../etc/pass\u{202E}wd") == "passwd")
        #expect(FileName.tidied("C:\\Users\\x\\照片.jpg") == "照片.jpg")
        #expect(FileName.tidied("a\u{0}b\nc") == "abc" && FileName.tidied("/") == "")
        #expect(FileName.tidied(String(repeating: "长", count: 300)).utf8.count <= AttachmentLimits.nameBytes)
    }

    @Test func `a mark across two pieces is found, and the count is of all bytes`() {
        let bytes = Self.jpeg + Array(repeating: 0x41, count: 200_000) + Self.zip
        let finding = Self.finding(bytes, pieces: 65_537)
        #expect(finding.bytes == bytes.count && finding.oddities.contains(.archiveInside))
    }
}
