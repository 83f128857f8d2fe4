extension Attribute {
    /// The part of the plane that a drawing shows.
    fileprivate static func viewBox(_ side: Int, margin: Int) -> Self {
        .init("viewBox", "\(-margin) \(-margin) \(side + 2 * margin) \(side + 2 * margin)")
    }
    /// The outline of a path.
    fileprivate static func outline(_ path: String) -> Self { .init("d", path) }
    fileprivate static func fill(_ colour: String) -> Self { .init("fill", colour) }
}

extension HTML {
    /// A two-dimensional code as a drawing in the page itself: no picture is fetched, and its key lies in no cache.
    mutating func codePicture(_ rows: [[Bool]]) {
        let side = rows.count
        // The quiet zone that scanners want (ISO/IEC 18004), white in a dark page as well.
        let margin = 4
        let whole = side + 2 * margin
        self(.svg, .class("code-picture"), .role("img"), .ariaLabel(.factorPicture), .viewBox(side, margin: margin)) {
            html in
            html(.path, .fill("#fff"), .outline("M-\(margin) -\(margin)h\(whole)v\(whole)h-\(whole)z")) { _ in }
            html(.path, .fill("#000"), .outline(Self.outline(of: rows))) { _ in }
        }
    }

    /// Each run of dark points is a bar.
    private static func outline(of rows: [[Bool]]) -> String {
        var path = ""
        for (y, row) in rows.enumerated() {
            var x = 0
            while x < row.count {
                let length = row[x...].prefix { $0 }.count
                if length > 0 { path += "M\(x) \(y)h\(length)v1h-\(length)z" }
                x += max(length, 1)
            }
        }
        return path
    }
}
