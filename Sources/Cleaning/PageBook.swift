/// A PDF of pictures, one a page (ISO 32000-1): a header, pages, and nothing that could name anybody: no dates, no producer,
/// no identifier.
enum PageBook {
    /// Points of the longer side of a page: A4.
    private static let longerSide = 842

    static func write(_ pages: [PlainJPEG]) -> [UInt8] {
        var file = Array("%PDF-1.4\n".utf8)
        var places: [Int] = []
        func object(_ text: String, stream: [UInt8]? = nil) {
            places.append(file.count)
            file += Array("\(places.count) 0 obj\n\(text)\n".utf8)
            if let stream {
                file += Array("stream\n".utf8)
                file += stream
                file += Array("\nendstream\n".utf8)
            }
            file += Array("endobj\n".utf8)
        }
        let kids = pages.indices.map { "\(3 + 3 * $0) 0 R" }.joined(separator: " ")
        object("<</Type/Catalog/Pages 2 0 R>>")
        object("<</Type/Pages/Count \(pages.count)/Kids[\(kids)]>>")
        for (index, page) in pages.enumerated() {
            let (width, height) = size(of: page)
            let first = 3 + 3 * index
            object(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Contents \(first + 1) 0 R"
                    + "/Resources<</XObject<</P \(first + 2) 0 R>>>>>>")
            let drawing = Array("\(width) 0 0 \(height) 0 0 cm /P Do".utf8)
            object("<</Length \(drawing.count)>>", stream: drawing)
            let colours = page.components == 1 ? "/DeviceGray" : "/DeviceRGB"
            object(
                "<</Type/XObject/Subtype/Image/Width \(page.width)/Height \(page.height)/ColorSpace\(colours)"
                    + "/BitsPerComponent 8/Filter/DCTDecode/Length \(page.bytes.count)>>", stream: page.bytes)
        }
        let start = file.count
        file += Array("xref\n0 \(places.count + 1)\n0000000000 65535 f \n".utf8)
        for place in places {
            let digits = String(place)
            file += Array("\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n".utf8)
        }
        file += Array("trailer\n<</Size \(places.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return file
    }

    private static func size(of page: PlainJPEG) -> (Int, Int) {
        let longest = max(page.width, page.height, 1)
        return (max(1, page.width * longerSide / longest), max(1, page.height * longerSide / longest))
    }
}
