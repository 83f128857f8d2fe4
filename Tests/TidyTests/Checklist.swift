import Foundation

/// A checklist against a standard that others wrote, as `docs` keeps it: tables of five columns, a line for each demand.
struct Checklist: Sendable {
    /// Whether a demand is met, or why it is not.
    enum State: Hashable, Sendable {
        case yes
        case no(String)
        case notApplicable(String)
        case notYet(String)

        init?(_ text: String) {
            if text == "yes" {
                self = .yes
                return
            }
            guard let match = text.wholeMatch(of: /(no|n\/a|not yet): (.+)/) else { return nil }
            let reason = String(match.2)
            switch match.1 {
            case "no": self = .no(reason)
            case "n/a": self = .notApplicable(reason)
            default: self = .notYet(reason)
            }
        }

        /// Nil for what needs none.
        var reason: String? {
            switch self {
            case .yes: nil
            case .no(let reason), .notApplicable(let reason), .notYet(let reason): reason
            }
        }
    }

    struct Line: Sendable {
        let number: String
        let level: String
        let words: String
        /// Nil: none of the four.
        let state: State?
        /// What the last column names.
        let evidence: [String]
        /// What stands there beside names.
        let rest: String

        init(_ cells: [String]) {
            number = cells[0]
            level = cells[1]
            words = cells[2]
            state = State(cells[3])
            evidence = cells[4].matches(of: /`([^`]+)`/).map { String($0.1) }
            rest = cells[4].replacing(/`[^`]+`/, with: "").filter { !", ·".contains($0) }
        }

        /// Numbers and single letters, to be put in order: `1.2.10` stands after `1.2.9`, `8.1.4.1 b` after `8.1.4.1 a`.
        var place: [UInt32] {
            number.split { ".- ".contains($0) }.map { part in
                UInt32(part) ?? part.unicodeScalars.first.map(\.value) ?? 0
            }
        }
    }

    /// How many lines a part of the standard has, by their level.
    struct Chapter: Sendable {
        let number: String
        let lines: [String: Int]

        func holds(_ line: Line) -> Bool {
            line.number.hasPrefix(number + ".") || line.number.hasPrefix(number + " ")
        }
    }

    /// What there is to lean on.
    struct Known: Sendable {
        /// Suites, and tests by their sentence.
        let tests: Set<String>
        /// Whether there is a file or folder of this name.
        let isThere: @Sendable (_ path: String) -> Bool

        func has(_ name: String) -> Bool { tests.contains(name) || isThere(name) }
    }

    static let wordCharacters = 90
    static let leastReason = 8

    let lines: [Line]

    /// Reads every row of five cells but the headings; tables of another width are something else.
    init(_ text: String) {
        lines = text.split(separator: "\n").compactMap { row in
            guard row.hasPrefix("|"), row.hasSuffix("|") else { return nil }
            let cells = row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 5, cells[0] != "#", cells[0].contains(where: { $0 != "-" }) else { return nil }
            return Line(cells)
        }
    }

    /// What is wrong with it, a sentence each.
    func faults(_ chapters: [Chapter], _ known: Known) -> [String] {
        lines.flatMap { faults(of: $0, known) } + disorder + miscounts(chapters)
    }

    private func faults(of line: Line, _ known: Known) -> [String] {
        var faults: [String] = []
        if line.words.isEmpty || line.words.count > Self.wordCharacters { faults.append("\(line.number): words") }
        if let state = line.state {
            if let reason = state.reason, reason.count < Self.leastReason { faults.append("\(line.number): reason") }
            if state == .yes, line.evidence.isEmpty { faults.append("\(line.number): yes without evidence") }
        } else {
            faults.append("\(line.number): state")
        }
        if !line.rest.isEmpty { faults.append("\(line.number): words beside the evidence") }
        for name in line.evidence where !known.has(name) { faults.append("\(line.number): there is no \(name)") }
        return faults
    }

    private var disorder: [String] {
        zip(lines, lines.dropFirst()).filter { !$0.place.lexicographicallyPrecedes($1.place) }
            .map { "\($1.number) does not come after \($0.number)" }
    }

    private func miscounts(_ chapters: [Chapter]) -> [String] {
        var faults = lines.filter { line in chapters.count { $0.holds(line) } != 1 }.map { "\($0.number): chapter" }
        for chapter in chapters {
            let own = lines.filter { chapter.holds($0) }
            let found = Dictionary(own.map { ($0.level, 1) }, uniquingKeysWith: +)
            for level in Set(found.keys).union(chapter.lines.keys).sorted() {
                let (count, due) = (found[level] ?? 0, chapter.lines[level] ?? 0)
                if count != due { faults.append("\(chapter.number): \(count) lines of level \(level), not \(due)") }
            }
        }
        return faults
    }
}
