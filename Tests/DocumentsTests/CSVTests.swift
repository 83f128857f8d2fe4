import Documents
import Testing

@Suite("CSV")
struct CSVTests {
    private func read(_ text: String, _ separator: Character = ",") throws -> [[String]] {
        try read(bytes: Array(text.utf8), separator)
    }

    private func read(bytes: [UInt8], _ separator: Character = ",") throws -> [[String]] {
        var reader = CSVReader(bytes, separator: separator.asciiValue ?? 0x2C)
        var records: [[String]] = []
        while let record = try reader.next() { records.append(record.fields) }
        return records
    }

    @Test(arguments: ["a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d", "a,b\nc,d"])
    func `lines may end in any way, the last in none`(_ text: String) throws {
        #expect(try read(text) == [["a", "b"], ["c", "d"]])
    }

    @Test func `quoted fields hold commas, line breaks and quotation marks`() throws {
        #expect(try read("\"a,b\",\"c\r\nd\",\"e\"\"f\",\"\",\"\"\"\"\r\n") == [["a,b", "c\r\nd", "e\"f", "", "\""]])
    }

    @Test func `marks in the middle of a field and text behind a closing mark are text`() throws {
        #expect(try read("a\"b\"c,\"d\"e\n") == [["a\"b\"c", "de"]])
    }

    @Test func `empty fields and blank lines are kept`() throws {
        #expect(try read(",\n\n,,\na,") == [["", ""], [""], ["", "", ""], ["a", ""]])
        #expect(try read("") == [])
    }

    @Test func `a byte order mark is passed over and another separator can be told`() throws {
        #expect(try read(bytes: [0xEF, 0xBB, 0xBF] + Array("a;b,c".utf8), ";") == [["a", "b,c"]])
    }

    @Test func `line numbers count the breaks inside fields`() throws {
        var reader = CSVReader(Array("a\n\"b\nc\r\nd\",e\nf".utf8))
        var lines: [Int] = []
        while let record = try reader.next() { lines.append(record.line) }
        #expect(lines == [1, 2, 5])
    }

    @Test func `an open quotation mark is told with its line`() {
        #expect(throws: CSVError.unclosedQuote(line: 2)) { try read("a\nb,\"c\nd") }
    }

    @Test func `fields and records have bounds`() {
        let long = String(repeating: "x", count: DocumentsLimits.fieldBytes + 1)
        #expect(throws: CSVError.fieldTooLong(line: 1, limit: DocumentsLimits.fieldBytes)) { try read(long) }
        #expect(throws: CSVError.unclosedQuote(line: 1)) { try read("\"\(long)\"") }
        let wide = String(repeating: ",", count: DocumentsLimits.fieldsPerRecord)
        #expect(throws: CSVError.tooManyFields(line: 1, limit: DocumentsLimits.fieldsPerRecord)) { try read(wide) }
    }

    @Test func `what is written is read again`() throws {
        let records = [["a", "b,c", "d\"e", "f\r\ng", ""], ["单位", "𠮷", " x ", "0", "'"]]
        var writer = CSVWriter()
        for record in records { writer.append(record) }
        #expect(try read(bytes: writer.bytes) == records)
        #expect(writer.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@x", "\t=1", "＝1"])
    func `nothing that is written can run as a formula`(_ field: String) throws {
        var writer = CSVWriter()
        writer.append([field])
        #expect(try read(bytes: writer.bytes) == [["'" + field]])
    }

    @Test func `random bytes never stop the reader`() {
        var random = SystemRandomNumberGenerator()
        let signs: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x41, 0xE4, 0xBD, 0xA0, 0x00, 0xFF, 0x27]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in signs.randomElement(using: &random) ?? 0
            }
            var reader = CSVReader(bytes)
            var records = 0
            do throws(CSVError) {
                while try reader.next() != nil { records += 1 }
            } catch {
                #expect(bytes.contains(0x22))
            }
            #expect(records <= bytes.count)
        }
    }
}
