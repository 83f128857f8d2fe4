import Casework

/// A Markdown table, row by row.
struct MarkdownTable {
    private var lines: [String]

    init(_ headings: [String]) {
        lines = [Self.row(headings), Self.row(headings.map { _ in "---" })]
    }

    mutating func add(_ cells: [String]) { lines.append(Self.row(cells)) }

    /// The table, with a line end.
    var text: String { lines.joined(separator: "\n") + "\n" }

    /// A bar or a line end inside a cell would break the table.
    private static func row(_ cells: [String]) -> String {
        "| " + cells.map(cell).joined(separator: " | ") + " |"
    }

    private static func cell(_ text: String) -> String {
        text.reduce(into: "") { cell, character in
            switch character {
            case "|": cell += "\\|"
            case "\n": cell += " "
            default: cell.append(character)
            }
        }
    }
}

extension Bilingual {
    /// Both languages in one cell, Chinese first.
    var cell: String { zh + "<br>" + en }

    /// Both languages in one line, Chinese first.
    var line: String { zh + " · " + en }
}

extension RuleBook {
    /// Says on every generated page where it comes from.
    static let origin = "<!-- 本页由代码生成，请勿手改：make docs · Generated from the code, do not edit: make docs -->\n"

    static func code(_ text: String) -> String { "`\(text)`" }
}
