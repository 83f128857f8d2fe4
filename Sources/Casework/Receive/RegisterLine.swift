/// Lines that are no matters.
enum RegisterLine {
    static func isBlank(_ cell: String) -> Bool {
        cell.isEmpty || cell.unicodeScalars.allSatisfy(\.isBlank)
    }

    /// A repeated header, a page title, a subtotal, a signature line.
    static func isNoMatter(_ cells: [String]) -> Bool {
        var filled = 0
        for cell in cells where !cell.isEmpty && !isBlank(cell) { filled += 1 }
        return isHeader(cells, filled) || isTitle(cells, filled) || isTotal(cells, filled)
    }

    /// Most of its cells are names of columns.
    private static func isHeader(_ cells: [String], _ filled: Int) -> Bool {
        guard cells.prefix(3).contains(where: isColumnTitle) else { return false }
        return cells.count(where: isColumnTitle) * 2 >= filled
    }

    private static func isColumnTitle(_ cell: String) -> Bool {
        cell.utf8.count <= 40 && (columnTitles.contains(cell) || columnTitles.contains(cell.trimmed))
    }

    private static let columnTitles = Set<WordKey>(words: RegisterColumn.allCases.flatMap(\.titles))

    /// Little else than a title; a matter has a number, a date and more.
    private static func isTitle(_ cells: [String], _ filled: Int) -> Bool {
        guard filled <= 3, let first = cells.first(where: { !isBlank($0) }) else { return false }
        return RegisterWords.titleWords.first(in: Array(first.unicodeScalars.prefix(120))) != nil
    }

    private static func isTotal(_ cells: [String], _ filled: Int) -> Bool {
        guard filled <= 8 else { return false }
        return cells.prefix(3).contains { cell in
            cell.utf8.count <= 60 && RegisterWords.totalWords.first(in: Array(cell.unicodeScalars)) != nil
        }
    }

    /// Somebody tried the form.
    static func isTest(_ facts: borrowing RegisterFacts) -> Bool {
        for column in [RegisterColumn.reporter, .accused, .unit] where RegisterWords.testMarks.contains(facts[column]) {
            return true
        }
        return isTestSummary(facts[.summary])
    }

    /// Nothing in it but words for a test; 水质测试造假 is a matter.
    private static func isTestSummary(_ summary: String) -> Bool {
        guard summary.utf8.count <= 120, let start = summary.unicodeScalars.first,
            "测tT请系这".unicodeScalars.contains(start)
        else { return false }
        let scalars = Array(summary.unicodeScalars)
        var place = 0
        var saysTest = false
        while place < scalars.count {
            if let word = RegisterWords.testWords.longest(in: scalars, at: place) {
                saysTest = saysTest || scalars[place] == "测" || scalars[place] == "t" || scalars[place] == "T"
                place += word.length
            } else if scalars[place].properties.isAlphabetic {
                return false
            } else {
                place += 1
            }
        }
        return saysTest
    }
}

extension String {
    /// Without blanks of any kind at the ends.
    var trimmed: String { CellText(self, isStructured: true).value }
}
