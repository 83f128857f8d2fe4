/// The pages of a TIFF and how large each says that it is: a walk along the chain of its directories, which decodes nothing.
public struct TIFFPages: Sendable {
    /// Pages whose directories were found, in order.
    let sizes: [(width: Int, height: Int)]
    /// Whether the chain came to its end: nothing was cut off, nothing went in a circle, nothing was too long.
    public let isWhole: Bool

    public var count: Int { sizes.count }

    var largest: (Int, Int)? {
        sizes.max { PictureSize.points($0.width, $0.height) < PictureSize.points($1.width, $1.height) }
    }

    /// - Parameter bytes: the file, or its beginning.
    public init(_ bytes: [UInt8]) {
        var sizes: [(width: Int, height: Int)] = []
        let isLittle = bytes.starts(with: [0x49, 0x49])
        func number(_ offset: Int, _ count: Int) -> Int? {
            guard offset >= 0, offset <= bytes.count - count else { return nil }
            let part = bytes[offset..<(offset + count)]
            return isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
        }
        /// A value of one number stands in the entry itself, in two bytes or in four.
        func value(_ entry: Int) -> Int? {
            switch number(entry + 2, 2) {
            case 3?: number(entry + 8, 2)
            case 4?: number(entry + 8, 4)
            case _: nil
            }
        }
        var place = number(4, 4) ?? 0
        var seen: Set<Int> = []
        var isWhole = place != 0
        while place != 0 {
            // One more than is copied is enough to know that there are more.
            guard sizes.count <= AttachmentLimits.pages else { break }
            guard seen.insert(place).inserted, let entries = number(place, 2),
                let next = number(place + 2 + 12 * entries, 4)
            else {
                isWhole = false
                break
            }
            var size = (width: 0, height: 0)
            for entry in 0..<entries {
                let start = place + 2 + 12 * entry
                switch number(start, 2) {
                case 0x100?: size.width = value(start) ?? 0
                case 0x101?: size.height = value(start) ?? 0
                case _: break
                }
            }
            guard size.width > 0, size.height > 0 else {
                isWhole = false
                break
            }
            sizes.append(size)
            place = next
        }
        self.sizes = sizes
        self.isWhole = isWhole
    }
}
