import Casework

@testable import Web

/// What stopped, for every reason.
extension Samples {
    private static func row(_ work: ParkedWork, _ place: Int) -> StuckPage.Row {
        StuckPage.Row(
            work: work, number: "420281-2026-XF-00012\(place)", link: .triage("r\(place)"),
            file: work.step == .clean ? place : nil, since: day("2026-03-12"), tries: 14)
    }

    static var stuck: StuckPage {
        StuckPage(
            groups: ParkedStep.allCases.flatMap { step in
                ParkReason.allCases.enumerated().map { place, reason in
                    StuckPage.Group(
                        step: step, reason: reason,
                        rows: (1...(1 + place % 2)).map { row(ParkedWork(step, "\(step)-\(reason)-\($0)"), $0) })
                }
            })
    }

    static var stuckGiveUp: StuckGiveUpPage {
        StuckGiveUpPage(row: row(.checking(Upload.ID("u1")), 1), reason: .scannerSilent)
    }

    static var stuckCounts: StuckCountsPage {
        StuckCountsPage(
            groups: ParkReason.allCases.map { reason in
                StuckCountsPage.Group(
                    step: .clean, reason: reason, rows: [.init(organ: "大冶市纪委监委", count: 7, oldest: day("2026-03-12"))])
            })
    }
}
