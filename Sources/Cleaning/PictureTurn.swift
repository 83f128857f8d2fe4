import Casework

/// How a picture must be turned to stand upright: cameras write it beside the picture (EXIF, tag 0x0112), where it
/// would be lost with everything else.
enum PictureTurn: Int, CaseIterable, Sendable {
    case mirrored = 2
    case halfTurn, mirroredDown, transposed, clockwise, transverse, counterclockwise

    /// Words of ours for `pamflip`.
    var options: String {
        switch self {
        case .mirrored: "-leftright"
        case .halfTurn: "-rotate180"
        case .mirroredDown: "-topbottom"
        case .transposed: "-transpose"
        case .clockwise: "-rotate270"
        case .transverse: "-xform=transpose,leftright,topbottom"
        case .counterclockwise: "-rotate90"
        }
    }

    /// Nil for one that stands upright, or says nothing.
    init?(_ type: Attachment.FileType, _ bytes: [UInt8]) {
        guard type == .jpeg, let tiff = Self.exif(bytes), let value = Self.orientation(tiff) else { return nil }
        self.init(rawValue: value)
    }

    /// The EXIF block of a JPEG.
    private static func exif(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var index = 2
        while index + 4 <= bytes.count, bytes[index] == 0xFF, bytes[index + 1] != 0xDA {
            let length = Int(bytes[index + 2]) << 8 | Int(bytes[index + 3])
            let end = index + 2 + length
            guard length >= 2, end <= bytes.count else { return nil }
            let block = bytes[(index + 4)..<max(index + 4, end)]
            if bytes[index + 1] == 0xE1, block.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) {
                return block.dropFirst(6)
            }
            index = end
        }
        return nil
    }

    private static func orientation(_ tiff: ArraySlice<UInt8>) -> Int? {
        let start = tiff.startIndex
        let isLittle = tiff.starts(with: [0x49, 0x49])
        func number(_ offset: Int, _ count: Int) -> Int? {
            guard offset >= 0, offset + count <= tiff.count else { return nil }
            let part = tiff[(start + offset)..<(start + offset + count)]
            return isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
        }
        guard isLittle || tiff.starts(with: [0x4D, 0x4D]), let table = number(4, 4), let entries = number(table, 2),
            entries <= 512
        else { return nil }
        for entry in 0..<entries {
            let place = table + 2 + 12 * entry
            if number(place, 2) == 0x0112 { return number(place + 8, 2) }
        }
        return nil
    }
}
