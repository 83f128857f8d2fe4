/// What documents of one kind state, who writes them and who signs (文书).
public struct DocumentForm: Sendable {
    /// The title on the paper is Chinese; the English is for pages.
    public let title: Bilingual
    /// On which paragraph the kind rests.
    public let policy: Policy
    /// The paragraph in the words of the document.
    public let basis: String
    /// What every document of the kind states; a template without one of them is refused.
    public let required: [DocumentField]
    /// What it may state besides.
    public let optional: [DocumentField]
    public let audience: Audience
    public let drafters: Set<Role>
    public let approvers: Set<Role>
    public let series: DocumentSeries
    /// What the kind must not tell, with the rule that says so. What is in none of the lists is refused too.
    public let bans: [DocumentField.Matter: Policy]

    /// To whom a document goes.
    public enum Audience: String, Hashable, Sendable, CaseIterable {
        /// To the reporter, who is named by the number of the report alone.
        case reporter
        /// To an organ below.
        case lowerOrgan = "lower_organ"
        /// To another organ or unit.
        case otherOrgan = "other_organ"
        /// To the person who is asked.
        case person
        /// To the Party organisation or the unit of the person.
        case unit
        /// To those who decide, inside the organ or above it.
        case leaders
        /// To whom the scope names.
        case everybody
        /// Into the file.
        case file
    }

    public var allowed: [DocumentField] { required + optional }

    /// Why a field is kept out; nil for one that the kind may state.
    public func ban(on field: DocumentField) -> Policy? {
        guard !allowed.contains(field) else { return nil }
        return bans[field.matter] ?? "DW-document"
    }
}

extension DocumentKind {
    /// In whose name it goes out: a letter of inquiry in that of the general office (办公厅、办公室), which townships have not.
    ///
    /// - Parameter organ: the name of the organ that issues it.
    /// - Policy: ZJ-28
    public func issuer(_ organ: String, at level: Level) -> String {
        guard self == .inquiryLetter else { return organ }
        return switch level {
        case .province: organ + "办公厅"
        case .city, .county: organ + "办公室"
        case .township, .village: organ
        }
    }
}

/// A running number of its own per organ and year, and the code word (机关代字) that goes with it.
///
/// Kinds that share a code word share the series: two papers never bear one number.
///
/// - Policy: GW-9
public enum DocumentSeries: String, Hashable, Sendable, CaseIterable {
    /// To reporters: notices and letters.
    case petition = "document_petition"
    /// Letters (函) to other organs.
    case letter = "document_letter"
    /// 督办、催办
    case supervision = "document_supervision"
    /// Reports to leaders (呈批、报告).
    case report = "document_report"
    case disciplineAdvice = "document_advice"
    case supervisionAdvice = "document_jw_advice"
    case publicNotice = "document_notice"
    case archive = "document_archive"

    /// What follows the organ's short name until an office sets its own word.
    public var suffix: String {
        switch self {
        case .petition: "纪信"
        case .letter: "纪函"
        case .supervision: "纪督"
        case .report: "纪报"
        case .disciplineAdvice: "纪建"
        case .supervisionAdvice: "监建"
        case .publicNotice: "纪通"
        case .archive: "纪档"
        }
    }

    /// The word of an organ that has set none, such as 大冶纪函.
    public func word(ofOrganNamed name: String) -> String {
        String(name.prefix { $0 != "市" && $0 != "区" && $0 != "县" && $0 != "纪" }) + suffix
    }

    /// Why a word cannot be a code word; nil when it can.
    public static func objection(toWord word: String) -> Bilingual? {
        let isPlain = word.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
        guard isPlain, (2...PaperLimits.codeWordCharacters).contains(word.count) else {
            return Bilingual(
                "机关代字为2至\(PaperLimits.codeWordCharacters)个汉字",
                "A code word is 2 to \(PaperLimits.codeWordCharacters) Chinese characters")
        }
        guard !word.contains("第"), !word.contains("号") else {
            return Bilingual("机关代字不含“第”“号”", "A code word holds neither 第 nor 号")
        }
        return nil
    }
}

/// Bounds of the papers.
public enum PaperLimits {
    public static let codeWordCharacters = 12
    /// Of a template.
    public static let templateCharacters = 4_000
    /// Of one typed field.
    public static let fieldCharacters = 2_000
}
