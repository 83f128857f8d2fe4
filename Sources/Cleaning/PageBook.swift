import Casework

/// A PDF of pictures, one a page (ISO 32000-1): a header, pages, and nothing that could name anybody: no dates, no producer,
/// no identifier. Of more pages than are copied the first ones are taken, and one that says so.
enum PageBook {
    /// Points of the longer side of a page: A4.
    private static let longerSide = 842

    static func write(_ all: [PlainJPEG]) -> [UInt8] {
        let pages = Array(all.prefix(AttachmentLimits.pages))
        var book = Writer()
        var kids = pages.indices.map { "\(3 + 3 * $0) 0 R" }
        if pages.count < all.count { kids.append("\(3 + 3 * pages.count) 0 R") }
        book.object("<</Type/Catalog/Pages 2 0 R>>")
        book.object("<</Type/Pages/Count \(kids.count)/Kids[\(kids.joined(separator: " "))]>>")
        for page in pages { write(page, to: &book) }
        if pages.count < all.count { writeNotice(to: &book) }
        return book.finished()
    }

    private static func write(_ page: PlainJPEG, to book: inout Writer) {
        let (width, height) = size(of: page)
        let first = book.next
        book.object(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 \(width) \(height)]/Contents \(first + 1) 0 R"
                + "/Resources<</XObject<</P \(first + 2) 0 R>>>>>>")
        let drawing = Array("\(width) 0 0 \(height) 0 0 cm /P Do".utf8)
        book.object("<</Length \(drawing.count)>>", stream: drawing)
        let colours = page.components == 1 ? "/DeviceGray" : "/DeviceRGB"
        book.object(
            "<</Type/XObject/Subtype/Image/Width \(page.width)/Height \(page.height)/ColorSpace\(colours)"
                + "/BitsPerComponent 8/Filter/DCTDecode/Length \(page.bytes.count)>>", stream: page.bytes)
    }

    /// In the two fonts that every reader has or replaces: none is carried along.
    private static func writeNotice(to book: inout Writer) {
        let first = book.next
        book.object(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 \(longerSide)]/Contents \(first + 1) 0 R/Resources<</Font<<"
                + "/L<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>/H<</Type/Font/Subtype/Type0"
                + "/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[\(first + 2) 0 R]>>>>>>>>")
        let chinese = "以后的页只在原件中".utf16.map { unit in
            let digits = String(unit, radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }
        let text = Array(
            ("BT /H 20 Tf 60 700 Td <\(chinese.joined())> Tj "
                + "/L 16 Tf 0 -40 Td (The pages that follow are in the original alone.) Tj ET").utf8)
        book.object("<</Length \(text.count)>>", stream: text)
        book.object(
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor \(first + 3) 0 R/DW 1000"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>")
        book.object(
            "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
                + "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>")
    }

    private static func size(of page: PlainJPEG) -> (Int, Int) {
        let longest = max(page.width, page.height, 1)
        return (max(1, page.width * longerSide / longest), max(1, page.height * longerSide / longest))
    }

    /// Objects one after another, and where each begins.
    private struct Writer {
        private var file = Array("%PDF-1.4\n".utf8)
        private var places: [Int] = []

        /// The number of the object that is written next.
        var next: Int { places.count + 1 }

        mutating func object(_ text: String, stream: [UInt8]? = nil) {
            places.append(file.count)
            file += Array("\(places.count) 0 obj\n\(text)\n".utf8)
            if let stream {
                file += Array("stream\n".utf8)
                file += stream
                file += Array("\nendstream\n".utf8)
            }
            file += Array("endobj\n".utf8)
        }

        func finished() -> [UInt8] {
            var whole = file
            whole += Array("xref\n0 \(places.count + 1)\n0000000000 65535 f \n".utf8)
            for place in places {
                let digits = String(place)
                whole += Array("\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n".utf8)
            }
            let end = "trailer\n<</Size \(places.count + 1)/Root 1 0 R>>\nstartxref\n\(file.count)\n%%EOF\n"
            return whole + Array(end.utf8)
        }
    }
}
