public import CaseStore
public import Casework

/// Finds what bears a number that somebody typed: exactly that number, and of it only what the caller may see.
///
/// What is barred, what is another organ's and what there is not are the same: nothing found.
public struct FindByNumber: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What bears the number.
    public struct Found: Sendable {
        /// Reports, each with those of its clues that the caller sees.
        public let reports: [(record: ReportRecord, clues: [ClueRecord])]
        public let clues: [ClueRecord]
        public let notices: [NoticeRecord]
    }

    public func callAsFunction(_ number: TypedNumber, as caller: StaffCaller) async throws -> Found {
        let wanted = wanted(number, by: caller)
        return try await context.transaction(as: .staff(caller)) { transaction in
            let (number, organs) = (wanted.number, wanted.organs)
            let reports = try wanted.reports ? transaction.reports(numbered: number, by: organs) : []
            return Found(
                reports: try reports.map { (record: $0, clues: try transaction.clues(of: $0.report.id)) },
                clues: try transaction.clues(numbered: number, in: wanted.series, of: organs),
                notices: try wanted.notices
                    ? transaction.notices(numbered: number, under: wanted.word, by: organs) : []
            )
        }
    }

    /// Where to look for a number.
    private struct Wanted: Sendable {
        let number: ReportNumber
        let organs: [Organ.ID]
        var reports = false
        var series: [NumberSeries] = []
        var notices = false
        /// The code word that was typed before the number.
        var word: String?
    }

    private func wanted(_ typed: TypedNumber, by caller: StaffCaller) -> Wanted {
        switch typed {
        case .item(let letters, let issuer, let number):
            let organs = context.directory.organs.map(\.id).filter(issuer.isMeant)
            return switch letters {
            case .report: Wanted(number: number, organs: organs, reports: true)
            case .clue: Wanted(number: number, organs: organs, series: [.clue])
            case .cadreClue: Wanted(number: number, organs: organs, series: [.cadreClue])
            }
        case .notice(let code, let number):
            // A code word is an organ's own: it finds what went out under it, whatever the organ's word is today.
            let organs = code == nil ? [caller.organ] : context.directory.organs.map(\.id)
            return Wanted(number: number, organs: organs, notices: true, word: code)
        case .digits(let digits):
            // The last digits alone mean the own organ's numbers of this year.
            let number = ReportNumber(year: context.today.year, number: digits)
            return Wanted(number: number, organs: [caller.organ], reports: true, series: [.clue, .cadreClue])
        }
    }
}
