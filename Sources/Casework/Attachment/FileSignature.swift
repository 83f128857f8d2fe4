/// By which first bytes a kind of file is known. A table of our own: the list is short, and a library that knows five
/// hundred kinds guesses where this one says that it does not know.
enum FileSignature {
    private struct Entry {
        let offset: Int
        let bytes: [UInt8]
        let type: Attachment.FileType

        init(_ bytes: [UInt8], at offset: Int = 0, _ type: Attachment.FileType) {
            self.offset = offset
            self.bytes = bytes
            self.type = type
        }

        init(_ text: String, at offset: Int = 0, _ type: Attachment.FileType) {
            self.init(Array(text.utf8), at: offset, type)
        }
    }

    /// In order: the first one that fits decides.
    private static let table = [
        Entry([0xFF, 0xD8, 0xFF], .jpeg), Entry([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        Entry("GIF87a", .gif), Entry("GIF89a", .gif), Entry([0x49, 0x49, 0x2A, 0x00], .tiff),
        Entry([0x4D, 0x4D, 0x00, 0x2A], .tiff), Entry("WEBP", at: 8, .webp), Entry("WAVE", at: 8, .wav),
        Entry("%PDF-", .pdf), Entry([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .ole),
        Entry("#!AMR", .amr), Entry("ID3", .mp3),
        Entry([0x50, 0x4B, 0x03, 0x04], .archive), Entry([0x50, 0x4B, 0x05, 0x06], .archive), Entry("Rar!", .archive),
        Entry([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive), Entry([0x1F, 0x8B], .archive), Entry("BZh", .archive),
        Entry([0xFD, 0x37, 0x7A, 0x58, 0x5A], .archive), Entry([0x28, 0xB5, 0x2F, 0xFD], .archive),
        Entry("ustar", at: 257, .archive), Entry("MSCF", .archive), Entry("CD001", at: 32_769, .archive),
        Entry("MZ", .program), Entry([0x7F, 0x45, 0x4C, 0x46], .program), Entry([0xCA, 0xFE, 0xBA, 0xBE], .program),
        Entry([0xCF, 0xFA, 0xED, 0xFE], .program), Entry([0xCE, 0xFA, 0xED, 0xFE], .program),
        Entry([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], .program), Entry("#!", .program),
    ]

    /// Brands of ISO media files at the ninth byte.
    private static let brands: [(start: String, type: Attachment.FileType)] = [
        ("M4A", .m4a), ("M4B", .m4a), ("hei", .heic), ("hev", .heic), ("mif1", .heic), ("msf1", .heic), ("avif", .heic),
        ("3g", .threeGP),
    ]

    private static let markup = [
        "<!doctype", "<html", "<svg", "<?xml", "<script", "<?php", "<head", "<body", "<iframe",
    ]

    /// What a file is by its beginning; `.unknown` where nothing fits.
    static func type(of head: [UInt8]) -> Attachment.FileType {
        for entry in table where has(head, entry.bytes, at: entry.offset) {
            // What stands at the ninth byte is a kind of RIFF alone.
            if entry.offset == 8, !has(head, Array("RIFF".utf8), at: 0) { continue }
            return entry.type
        }
        if has(head, Array("ftyp".utf8), at: 4) {
            return brands.first { has(head, Array($0.start.utf8), at: 8) }?.type ?? .mp4
        }
        if has(head, [0x42, 0x4D], at: 0), head.count > 18, head[14] == 40 || head[14] == 124 || head[14] == 108 {
            return .bmp
        }
        if head.count > 2, head[0] == 0xFF, head[1] & 0xE6 == 0xE2 { return .mp3 }
        return isMarkup(head) ? .markup : isWide(head) ? .text : .unknown
    }

    private static func has(_ head: [UInt8], _ bytes: [UInt8], at offset: Int) -> Bool {
        head.count >= offset + bytes.count && head[offset..<(offset + bytes.count)].elementsEqual(bytes)
    }

    /// Text in UTF-16 says so with its first character.
    private static func isWide(_ head: [UInt8]) -> Bool {
        has(head, [0xFF, 0xFE], at: 0) || has(head, [0xFE, 0xFF], at: 0)
    }

    /// A browser skips blanks, a byte-order mark and comments before it decides.
    private static func isMarkup(_ head: [UInt8]) -> Bool {
        var rest = head[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        rest = rest.drop { $0 <= 0x20 }
        if rest.starts(with: Array("<!--".utf8)) { return true }
        let start = rest.prefix(16).map { FileMarker.folded[Int($0)] }
        return markup.contains { start.starts(with: Array($0.utf8)) }
    }
}
