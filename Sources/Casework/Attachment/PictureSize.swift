/// How many points a picture says that it has, read from its beginning: asked before anything decodes it.
struct PictureSize: Equatable {
    let width: Int
    let height: Int

    var points: Int { Self.points(width, height) }

    static func points(_ width: Int, _ height: Int) -> Int {
        let (points, overflow) = width.multipliedReportingOverflow(by: height)
        return overflow ? .max : points
    }

    /// Nil for what is no picture that is decoded here, and where the beginning does not tell.
    init?(_ type: Attachment.FileType, head: [UInt8]) {
        let size: (Int, Int)? =
            switch type {
            case .png: Self.big(head, 16, 4).flatMap { width in Self.big(head, 20, 4).map { (width, $0) } }
            case .gif: Self.little(head, 6, 2).flatMap { width in Self.little(head, 8, 2).map { (width, $0) } }
            case .bmp: Self.little(head, 18, 4).flatMap { width in Self.little(head, 22, 4).map { (width, $0) } }
            case .jpeg: Self.jpeg(head)
            case .webp: Self.webp(head)
            case .heic: HEIFSize.largest(head)
            case .tiff: TIFFPages(head).largest
            case .pdf, .word, .sheet, .slides, .ole, .text, .mp3, .m4a, .wav, .amr, .mp4, .threeGP,
                .archive, .markup, .program, .macros, .unknown:
                nil
            }
        guard let size else { return nil }
        width = size.0
        height = size.1
    }

    /// The first frame header; markers before it are skipped by their lengths.
    private static func jpeg(_ head: [UInt8]) -> (Int, Int)? {
        var index = 2
        while index + 9 < head.count, head[index] == 0xFF {
            let marker = head[index + 1]
            if marker == 0xFF {
                index += 1
                continue
            }
            let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
            guard let length = big(head, index + 2, 2), length >= 2 else { return nil }
            if isFrame {
                return big(head, index + 7, 2).flatMap { width in big(head, index + 5, 2).map { (width, $0) } }
            }
            index += 2 + length
        }
        return nil
    }

    /// Of the three kinds of a WebP the canvas: every picture in it lies within.
    private static func webp(_ head: [UInt8]) -> (Int, Int)? {
        guard head.count >= 30 else { return nil }
        switch Array(head[12..<16]) {
        case Array("VP8X".utf8):
            return little(head, 24, 3).flatMap { width in little(head, 27, 3).map { (width + 1, $0 + 1) } }
        case Array("VP8L".utf8):
            guard head[20] == 0x2F, let bits = little(head, 21, 4) else { return nil }
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        case Array("VP8 ".utf8):
            guard head[23] == 0x9D, head[24] == 0x01, head[25] == 0x2A else { return nil }
            return little(head, 26, 2).flatMap { width in little(head, 28, 2).map { (width & 0x3FFF, $0 & 0x3FFF) } }
        case _: return nil
        }
    }

    private static func big(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int? {
        guard offset + count <= bytes.count else { return nil }
        return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int? {
        guard offset + count <= bytes.count else { return nil }
        return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
