/// Whether a file may be decoded at all, read from the whole of it: how many points it says that it has, and whether a copy
/// could show everything that is in it.
public enum PictureBounds {
    public static func fits(_ type: Attachment.FileType, _ bytes: [UInt8]) -> Bool {
        switch type {
        case .tiff:
            let pages = TIFFPages(bytes)
            return pages.isWhole && pages.sizes.allSatisfy { isBounded(PictureSize.points($0.width, $0.height)) }
        case .heic: return !HEIFSize.isFilm(bytes) && isStated(type, bytes)
        case .webp: return isStated(type, bytes)
        case .png: return !isFilm(bytes) && (PictureSize(type, head: bytes).map { isBounded($0.points) } ?? true)
        case .jpeg, .gif, .bmp: return PictureSize(type, head: bytes).map { isBounded($0.points) } ?? true
        case .pdf, .word, .sheet, .slides, .ole, .text, .mp3, .m4a, .wav, .amr, .mp4, .threeGP, .archive, .markup,
            .program, .macros, .unknown:
            return true
        }
    }

    /// These say their size where it is looked for, or are not what they seem.
    private static func isStated(_ type: Attachment.FileType, _ bytes: [UInt8]) -> Bool {
        PictureSize(type, head: bytes).map { isBounded($0.points) } ?? false
    }

    private static func isBounded(_ points: Int) -> Bool { points > 0 && points <= AttachmentLimits.points }

    /// An animated PNG (`acTL` before the points): decoders see its first picture alone, a browser shows the others.
    private static func isFilm(_ bytes: [UInt8]) -> Bool {
        var rest = bytes.dropFirst(8)
        while rest.count >= 12 {
            let name = rest.dropFirst(4).prefix(4)
            if name.elementsEqual("acTL".utf8) { return true }
            if name.elementsEqual("IDAT".utf8) { return false }
            rest = rest.dropFirst(12 + rest.prefix(4).reduce(0) { $0 << 8 | Int($1) })
        }
        return false
    }
}
