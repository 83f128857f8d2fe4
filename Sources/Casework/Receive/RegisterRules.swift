/// One rule for register rows: a code, the paragraph it rests on, and when it applies.
public struct RegisterRule<Facts>: Sendable {
    public let code: RegisterCode
    public let policy: Policy
    let applies: @Sendable (borrowing Facts) -> Bool

    init(_ code: RegisterCode, _ policy: Policy, applies: @escaping @Sendable (borrowing Facts) -> Bool) {
        self.code = code
        self.policy = policy
        self.applies = applies
    }
}

/// A row with everything that the rules look at.
public struct RegisterCase {
    let facts: RegisterFacts
    let echo: RegisterMemory.Echo
    let context: RegisterContext
}

/// The rules for register rows, in order of precedence.
public enum RegisterRules {
    /// Judged before any cell is read. The first that applies decides.
    public static let shape: [RegisterRule<RegisterRow>] = [.empty, .header, .columns]
    /// The first that applies decides.
    public static let rejections: [RegisterRule<RegisterCase>] = [
        .test, .upper, .duplicateRow, .noContent, .numberMissing, .dateInvalid, .dateFuture, .numberConflict,
    ]
    /// All that apply are written down.
    public static let flags: [RegisterRule<RegisterCase>] = [
        .dateFormat, .dateYear, .dateOrder, .fullWidth, .sameAsAbove, .phone, .severalAccused, .mergedCell, .formula,
        .markup, .disciplineStaff, .channelUnknown, .categoryUnknown, .unitUnknown, .numberFormat, .repeated,
        .anonymousVariant, .whitespace, .risk,
    ]
}

// MARK: - Shape

extension RegisterRule<RegisterRow> {
    /// - Policy: DW-REG
    static let empty = Self(.empty, "DW-REG") { row in row.cells.allSatisfy(RegisterLine.isBlank) }

    /// - Policy: DW-REG
    static let header = Self(.header, "DW-REG") { row in RegisterLine.isNoMatter(row.cells) }

    /// - Policy: DW-REG
    static let columns = Self(.columns, "DW-REG") { row in row.width != row.expectedWidth }
}

// MARK: - Rejections

extension RegisterRule<RegisterCase> {
    /// - Policy: DW-REG
    static let test = Self(.test, "DW-REG") { RegisterLine.isTest($0.facts) }

    /// Matters of the organ above and of the head of this organ are neither entered nor copied.
    ///
    /// - Policy: JB-15
    static let upper = Self(.upper, "JB-15") { UpperMatter.ground(of: $0.facts, context: $0.context) != nil }

    /// - Policy: DW-REG
    static let duplicateRow = Self(.duplicateRow, "DW-REG") { $0.echo.twin != nil }

    /// - Policy: DW-REG
    static let noContent = Self(.noContent, "DW-REG") { row in
        RegisterWords.isEmptyMark(row.facts[.summary]) && row.facts.accused.persons.isEmpty
            && row.facts.accused.post == nil
    }

    /// - Policy: DW-REG
    static let numberMissing = Self(.numberMissing, "DW-REG") { $0.facts.number == nil }

    /// - Policy: DW-REG
    static let dateInvalid = Self(.dateInvalid, "DW-REG") { $0.facts.received.day == nil }

    /// - Policy: DW-REG
    static let dateFuture = Self(.dateFuture, "DW-REG") { row in
        row.facts.received.day.map { $0 > row.context.exportedOn } ?? false
    }

    /// - Policy: DW-REG
    static let numberConflict = Self(.numberConflict, "DW-REG") { $0.echo.numberTaken }
}

// MARK: - Flags

extension RegisterRule<RegisterCase> {
    /// - Policy: DW-REG
    static let dateFormat = Self(.dateFormat, "DW-REG") { row in
        for date in [row.facts.received, row.facts.forwarded, row.facts.due, row.facts.closed] {
            switch date {
            case .other, .unreadable: return true
            case .iso, .missing: continue
            }
        }
        return false
    }

    /// - Policy: DW-REG
    static let dateYear = Self(.dateYear, "DW-REG") { row in
        row.facts.received.day.map { $0.year != row.context.year } ?? false
    }

    /// - Policy: DW-REG
    static let dateOrder = Self(.dateOrder, "DW-REG") { row in
        guard let received = row.facts.received.day else { return false }
        return [row.facts.forwarded.day, row.facts.closed.day].contains { $0.map { $0 < received } ?? false }
    }

    /// - Policy: DW-REG
    static let fullWidth = Self(.fullWidth, "DW-REG") { $0.facts.marks.contains(.fullWidth) }

    /// - Policy: DW-REG
    static let sameAsAbove = Self(.sameAsAbove, "DW-REG") { $0.facts.refersAbove }

    /// - Policy: DW-REG
    static let phone = Self(.phone, "DW-REG") { row in
        switch row.facts.phone {
        case .repaired, .unusable: true
        case .missing, .plain: false
        }
    }

    /// - Policy: DW-REG
    static let severalAccused = Self(.severalAccused, "DW-REG") { $0.facts.accused.isSeveral }

    /// - Policy: DW-REG
    static let mergedCell = Self(.mergedCell, "DW-REG") { $0.facts.hasMergedCell }

    /// - Policy: DW-REG
    static let formula = Self(.formula, "DW-REG") { $0.facts.marks.contains(.formula) }

    /// - Policy: DW-REG
    static let markup = Self(.markup, "DW-REG") { $0.facts.marks.contains(.markup) }

    /// Matters about discipline staff are seen by the cadre supervision room only, one level up.
    ///
    /// - Policy: HS-26
    static let disciplineStaff = Self(.disciplineStaff, "HS-26") { DisciplineMention.isAccused(in: $0.facts) }

    /// - Policy: DW-REG
    static let channelUnknown = Self(.channelUnknown, "DW-REG") { $0.facts.channel == nil }

    /// - Policy: DW-REG
    static let categoryUnknown = Self(.categoryUnknown, "DW-REG") { row in
        !RegisterWords.categories.contains(row.facts[.category])
    }

    /// - Policy: DW-REG
    static let unitUnknown = Self(.unitUnknown, "DW-REG") { $0.facts.post.namesUnknownPlace }

    /// - Policy: DW-REG
    static let numberFormat = Self(.numberFormat, "DW-REG") { $0.facts.number.map { !$0.isUsualForm } ?? false }

    /// - Policy: DW-REG
    static let repeated = Self(.repeated, "DW-REG") { $0.echo.repeatOf != nil }

    /// - Policy: DW-REG
    static let anonymousVariant = Self(.anonymousVariant, "DW-REG") { $0.facts.reporter.isVariant }

    /// - Policy: DW-REG
    static let whitespace = Self(.whitespace, "DW-REG") { $0.facts.marks.contains(.whitespace) }

    /// - Policy: DW-REG
    static let risk = Self(.risk, "DW-REG") { row in
        let summary = row.facts[.summary].unicodeScalars.prefix(ReceiveLimits.summaryScalars)
        return RegisterWords.risk.first(in: Array(summary)) != nil
    }
}
