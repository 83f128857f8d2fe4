/// How many points a picture says that it has, read from its beginning: asked before anything decodes it.
struct PictureSize: Equatable {
    let width: Int
    let height: Int

    var points: Int {
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
            case .tiff, .webp, .heic, .pdf, .word, .sheet, .slides, .ole, .text, .mp3, .m4a, .wav, .amr, .mp4, .threeGP,
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

    private static func big(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int? {
        guard offset + count <= bytes.count else { return nil }
        return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int? {
        guard offset + count <= bytes.count else { return nil }
        return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
