/// The largest size that a HEIF or AVIF picture states for anything in it (`ispe`, ISO/IEC 23008-12, 6.5.3): a camera's
/// picture is a grid of tiles, and the grid is the largest.
enum HEIFSize {
    /// Boxes that are looked at, in all: a picture of a telephone has a few dozen.
    private static let most = 4_096

    static func largest(_ bytes: [UInt8]) -> (Int, Int)? {
        var left = most
        var sizes: [(Int, Int)] = []
        // The boxes that lead there, each with what stands before the boxes in it.
        for meta in boxes("meta", in: bytes[...], skipping: 4, &left) {
            for properties in boxes("iprp", in: meta, skipping: 0, &left) {
                for container in boxes("ipco", in: properties, skipping: 0, &left) {
                    for size in boxes("ispe", in: container, skipping: 4, &left) where size.count >= 8 {
                        sizes.append((number(size.prefix(4)), number(size.dropFirst(4).prefix(4))))
                    }
                }
            }
        }
        return sizes.max { PictureSize.points($0.0, $0.1) < PictureSize.points($1.0, $1.1) }
    }

    /// Whether it is a film as well (`moov`): a copy of its first picture would hide the others.
    static func isFilm(_ bytes: [UInt8]) -> Bool {
        var left = most
        return !boxes("moov", in: bytes[...], skipping: 0, &left).isEmpty
    }

    /// What is in the boxes of a name, those at the top of some bytes; the last one as far as the bytes go.
    private static func boxes(
        _ name: String, in bytes: ArraySlice<UInt8>, skipping head: Int, _ left: inout Int
    ) -> [ArraySlice<UInt8>] {
        var rest = bytes
        var found: [ArraySlice<UInt8>] = []
        while rest.count >= 8, left > 0 {
            left -= 1
            var length = number(rest.prefix(4))
            var before = 8
            if length == 1, rest.count >= 16 {
                // Eight bytes of length, of which no file of ours needs the upper ones.
                guard number(rest.dropFirst(8).prefix(4)) == 0 else { break }
                length = number(rest.dropFirst(12).prefix(4))
                before = 16
            } else if length == 0 {
                length = rest.count
            }
            guard length >= before else { break }
            if rest.dropFirst(4).prefix(4).elementsEqual(name.utf8) {
                found.append(rest.prefix(length).dropFirst(before + head))
            }
            rest = rest.dropFirst(length)
        }
        return found
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
