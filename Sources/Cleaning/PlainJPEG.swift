/// A JPEG picture without anything beside it. What an encoder wrote is read again, segment by segment: it came out of the
/// sandbox, and is believed no more than what went in.
struct PlainJPEG: Sendable {
    let bytes: [UInt8]
    let width: Int
    let height: Int
    /// 1 for grey, 3 for colour.
    let components: Int

    /// The pictures that stand one after another in some bytes; nil unless they are well formed to the last byte.
    static func pictures(in bytes: ArraySlice<UInt8>) -> [PlainJPEG]? {
        var rest = bytes
        var found: [PlainJPEG] = []
        while !rest.isEmpty {
            var reader = Reader(rest)
            guard let picture = reader.picture(), found.count < 1_000 else { return nil }
            found.append(picture)
            rest = rest[reader.index...]
        }
        return found
    }

    private struct Reader {
        let bytes: ArraySlice<UInt8>
        var index: Int
        var kept: [UInt8] = []
        var size: (width: Int, height: Int, components: Int)?

        init(_ bytes: ArraySlice<UInt8>) {
            self.bytes = bytes
            index = bytes.startIndex
        }

        mutating func picture() -> PlainJPEG? {
            guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
            kept = [0xFF, 0xD8]
            index += 2
            while index + 1 < bytes.endIndex, bytes[index] == 0xFF {
                let marker = bytes[index + 1]
                switch marker {
                case 0xD9:
                    index += 2
                    guard let size, size.components == 1 || size.components == 3 else { return nil }
                    return PlainJPEG(
                        bytes: kept + [0xFF, 0xD9], width: size.width, height: size.height, components: size.components)
                case 0xC0...0xCF, 0xDA, 0xDB, 0xDD, 0xE0...0xEF, 0xFE:
                    guard segment(marker) else { return nil }
                case _: return nil
                }
            }
            return nil
        }

        /// Comments and application data are left away, but for the one that says how colours are meant.
        private mutating func segment(_ marker: UInt8) -> Bool {
            guard index + 3 < bytes.endIndex else { return false }
            let end = index + 2 + (Int(bytes[index + 2]) << 8 | Int(bytes[index + 3]))
            guard end >= index + 4, end <= bytes.endIndex else { return false }
            let block = bytes[index..<end]
            let isFrame = (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
            if isFrame {
                guard size == nil, block.count >= 10 else { return false }
                func number(_ place: Int) -> Int { Int(bytes[index + place]) << 8 | Int(bytes[index + place + 1]) }
                size = (number(7), number(5), Int(bytes[index + 9]))
            }
            let isColour = marker == 0xE0 && block.dropFirst(4).starts(with: Array("JFIF".utf8)) && block.count == 18
            if marker < 0xE0 || isColour { kept += block }
            index = end
            return marker == 0xDA ? scan() : true
        }

        /// The compressed points, to the next marker.
        private mutating func scan() -> Bool {
            let start = index
            while index + 1 < bytes.endIndex {
                if bytes[index] == 0xFF, bytes[index + 1] != 0, !(0xD0...0xD7).contains(bytes[index + 1]) {
                    kept += bytes[start..<index]
                    return true
                }
                index += 1
            }
            return false
        }
    }
}
