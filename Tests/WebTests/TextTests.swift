import Foundation
import Testing

@testable import Web

@Suite struct TextTests {
    /// The catalogue's files, as written: what the compiler cannot promise is checked on the source.
    private static func catalogue() throws -> [(file: String, lines: [Substring])] {
        let here = URL(fileURLWithPath: #filePath)
        let folder = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/Web/Layout/Texts")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8).split(separator: "\n")) }
    }

    private static func hasChinese(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    @Test func `no text is empty in either language`() throws {
        let files = try Self.catalogue()
        #expect(files.count >= 9)
        for (file, lines) in files {
            for line in lines { #expect(!line.contains("\"\""), "\(file): \(line)") }
        }
    }

    @Test func `no two members of the catalogue have the same name`() throws {
        var seen: [Substring: String] = [:]
        for (file, lines) in try Self.catalogue() {
            for line in lines {
                guard let member = line.split(separator: "static let ", maxSplits: 1).dropFirst().first else {
                    continue
                }
                let name = member.prefix { $0.isLetter || $0.isNumber }
                #expect(seen[name] == nil, "\(name) in \(file) and \(seen[name] ?? "")")
                seen[name] = file
            }
        }
        #expect(seen.count > 250)
    }

    @Test func `an English page holds no Chinese of ours, and a Chinese one no English sentence`() throws {
        // Words of the sample data are Chinese in both: they stand in elements that say so, or are names.
        for page in [HomePage(office: Samples.office).render(in: Samples.publicFrame(.en))] {
            let headings = try PageReader(page.string).elements.filter { ["h1", "h2", "h3", "li"].contains($0.name) }
            for heading in headings { #expect(!Self.hasChinese(heading.text)) }
        }
        let chinese = HomePage(office: Samples.office).render(in: Samples.publicFrame(.zh))
        for heading in try PageReader(chinese.string).elements where ["h1", "h2", "h3"].contains(heading.name) {
            #expect(Self.hasChinese(heading.text))
        }
    }

    @Test(
        arguments: [
            (nil, nil, Language.zh), ("en", "zh-CN", .en), ("xx", "en", .en), (nil, "en-GB,en;q=0.9,zh;q=0.8", .en),
            (nil, "fr,zh-TW;q=0.7,en;q=0.7", .zh), (nil, "zh;q=0.2, en;q=0.9", .en), (nil, "en;q=0", .zh),
            (nil, "en;q=abc, zh", .zh), (nil, ";;,,=", .zh), (nil, "de", .zh), (nil, "EN", .en),
        ] as [(String?, String?, Language)])
    func `the language follows the cookie, then the browser, then Chinese`(
        cookie: String?, header: String?, expected: Language
    ) {
        #expect(Language.chosen(cookie: cookie, acceptLanguage: header) == expected)
    }

    @Test func `an endless language header is ignored`() {
        let endless = String(repeating: "en,", count: 1_000)
        #expect(Language.chosen(cookie: nil, acceptLanguage: endless) == .zh)
    }

    @Test func `clocks speak in both languages and count properly`() {
        #expect(Text.workingDays(left: 1) == Text("还有 1 个工作日", "1 working day left"))
        #expect(Text.workingDays(left: 0) == Text("今天到期", "Due today"))
        #expect(Text.workingDays(left: -3) == Text("超期 3 个工作日", "3 working days overdue"))
        #expect(Text.calendarDays(left: -1) == Text("超期 1 天", "1 day overdue"))
    }
}
