public import Casework

/// One thing that an opinion rests on: why, and the words of the report that say so.
public struct TriageFinding: Hashable, Sendable {
    public let words: Bilingual
    /// Words of the report, in order; empty for what a person remarks, and for what rests on a register.
    public let evidence: [String]

    public init(_ words: Bilingual, evidence: [String] = []) {
        self.words = words
        self.evidence = evidence
    }
}

extension TriageFinding {
    /// Stands before findings with evidence. Opinions of the first form hold pairs of lines, and none begins so: control
    /// characters never come out of a form.
    private static let mark = "\u{1}2"

    /// The lines under which findings are sealed: the mark, then for each its two languages, the number of its quotations,
    /// and they.
    static func lines(of findings: [TriageFinding]) -> [String] {
        [mark]
            + findings.flatMap { finding in
                [finding.words.zh, finding.words.en, String(finding.evidence.count)] + finding.evidence
            }
    }

    static func findings(in lines: [String]) -> [TriageFinding] {
        guard lines.first == mark else {
            return stride(from: 0, to: lines.count - lines.count % 2, by: 2).map {
                TriageFinding(Bilingual(lines[$0], lines[$0 + 1]))
            }
        }
        var findings: [TriageFinding] = []
        var rest = lines.dropFirst()
        while rest.count >= 3 {
            let head = Array(rest.prefix(3))
            rest = rest.dropFirst(3)
            let count = min(Int(head[2]) ?? 0, rest.count)
            findings.append(TriageFinding(Bilingual(head[0], head[1]), evidence: Array(rest.prefix(count))))
            rest = rest.dropFirst(count)
        }
        return findings
    }
}
