import Documents
import Testing

@Suite("Text encoding")
struct TextEncodingTests {
    /// 䶮𠮷㑇 in GB 18030: four bytes each.
    private let rare: [UInt8] = [0x82, 0x35, 0x8F, 0x33, 0x95, 0x34, 0xC5, 0x33, 0x81, 0x39, 0xF5, 0x33]

    @Test func `UTF-8 is known with and without a mark`() throws {
        let text = Array("大冶市𠮷".utf8)
        #expect(try TextEncoding.detect(text) == .utf8)
        #expect(try TextEncoding.utf8Bytes(of: [0xEF, 0xBB, 0xBF] + text).bytes == text)
    }

    @Test func `GB 18030 is decoded, four-byte characters included`() throws {
        let sample = try Sample.bytes("register_gb18030.csv")
        #expect(try TextEncoding.detect(sample) == .gb18030)
        let decoded = try TextEncoding.utf8Bytes(of: sample)
        let utf8 = try TextEncoding.utf8Bytes(of: try Sample.bytes("register_utf8.csv"))
        #expect(decoded.bytes == utf8.bytes)
        #expect(String(decoding: decoded.bytes, as: UTF8.self).contains("䶮𠮷㑇"))
    }

    @Test func `a lone four-byte character is enough to tell`() throws {
        let text = String(decoding: try TextEncoding.utf8Bytes(of: Array(rare[4..<8])).bytes, as: UTF8.self)
        #expect(text.unicodeScalars.count == 1)
    }

    @Test func `other encodings are refused with advice`() {
        #expect(throws: TextEncoding.Fault.utf16) { try TextEncoding.detect([0xFF, 0xFE, 0x41, 0x00]) }
        #expect(throws: TextEncoding.Fault.utf16) { try TextEncoding.detect([0xFE, 0xFF, 0x00, 0x41]) }
        #expect(throws: TextEncoding.Fault.workbook) { try TextEncoding.detect([0x50, 0x4B, 0x03, 0x04, 0x14]) }
        #expect(throws: TextEncoding.Fault.unknown(offset: 1)) { try TextEncoding.detect([0x41, 0x81, 0xFF, 0x41]) }
        #expect(throws: TextEncoding.Fault.unknown(offset: 3)) { try TextEncoding.detect([0xEF, 0xBB, 0xBF, 0xC0]) }
        #expect(throws: TextEncoding.Fault.unknown(offset: 0)) { try TextEncoding.detect([0x00, 0x01]) }
    }

    @Test func `random bytes never stop the detection`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            if let decoded = try? TextEncoding.utf8Bytes(of: bytes) { #expect(decoded.bytes.count <= bytes.count * 3) }
        }
    }
}
