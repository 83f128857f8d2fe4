import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// By when a notice is due, who signs it, and how it reaches its reporter.
@Suite struct DeliveryTests {
    /// An approved notice of acceptance, and the code of its report.
    private func approved(_ desk: Desk) async throws -> (notice: NoticeRecord.ID, code: QueryCode) {
        let receipt = try await desk.triage(.townshipCadre).receipt
        let notices = try await Lists(desk.context).notices(as: desk.lead)
        let notice = try #require(notices.first { $0.report == receipt.id })
        _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
        return (notice.id, receipt.code)
    }

    private func open(_ id: NoticeRecord.ID, _ desk: Desk) async throws -> NoticeRecord {
        try await OpenNotice(desk.context)(id, as: desk.lead).record
    }

    // MARK: - By when

    @Test func `a notice without a period has no last day and stands behind those that have one`() async throws {
        try await Desk.open { desk in
            let open = try await desk.triage(.townshipCadre, .of(.noSubstance)).receipt
            let timed = try await desk.triage(.townshipCadre).receipt
            let notices = try await Lists(desk.context).notices(as: desk.lead)
            #expect(notices.map(\.report) == [timed.id, open.id])
            #expect(notices.map(\.dueOn) == [CivilDate.day(2026, 3, 23), nil])
        }
    }

    // MARK: - By whom

    @Test func `the organ that handles a report signs its notice, on paper and on the tracking page alike`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.routed(.villageCadre).receipt
            let lead = desk.township.lead
            let notice = try #require(try await Lists(desk.context).notices(as: lead).first)
            _ = try await ApproveNotice(desk.context)(notice.id, as: lead)
            let paper = try await OpenNotice(desk.context)(notice.id, as: lead).words
            let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text))
            let page = try #require(tracked.notices.first)
            #expect(page.words == paper)
            #expect(page.told.organ == lead.organ && tracked.report.receiver == desk.office.county)
            #expect(paper.organName == "金湖街道纪工委")
            #expect(paper.number?.description == "金湖街道纪信〔2026〕1号")
            #expect(paper.paragraphs[0].zh.contains("420281-2026-XF-000001"), "the number is the receiver's")
        }
    }

    @Test func `JB-26 the period ends when the notice reaches its reporter, on that day, and not with its approval`()
        async throws
    {
        try await Desk.open { desk in
            let (posted, _) = try await approved(desk)
            let (read, code) = try await approved(desk)
            let reports = (try await open(posted, desk).report.rawValue, try await open(read, desk).report.rawValue)
            let running = "ACCEPT_NOTICE 2026-03-02 2026-03-23 runs"
            for report in [reports.0, reports.1] {
                #expect(try await desk.clocks(of: report).first == running)
            }
            desk.office.clock.advance(days: 2)
            try await RecordDelivery(desk.context)(posted, .letter, on: .day(2026, 3, 3), as: desk.clerk)
            try await MarkNoticeRead(desk.context)(read, code: code.text)
            #expect(try await desk.clocks(of: reports.0).first == "ACCEPT_NOTICE 2026-03-02 2026-03-23 2026-03-03")
            #expect(try await desk.clocks(of: reports.1).first == "ACCEPT_NOTICE 2026-03-02 2026-03-23 2026-03-04")
        }
    }

    @Test(arguments: [true, false])
    func `JB-27 a result that is told after the next one was prepared leaves that one to be told`(online: Bool)
        async throws
    {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.concluded()
            func feedback() async throws -> [String] {
                try await desk.clocks(of: receipt.id.rawValue).filter { $0.hasPrefix("FEEDBACK") }
            }
            func tell(_ notice: NoticeRecord.ID) async throws {
                if online {
                    try await ConfirmSecrecy(desk.context)(notice, code: receipt.code.text)
                    try await MarkNoticeRead(desk.context)(notice, code: receipt.code.text)
                } else {
                    try await RecordDelivery(desk.context)(notice, .phone, on: desk.today, as: desk.clerk)
                }
            }
            func approveResult() async throws -> NoticeRecord.ID {
                let notices = try await Lists(desk.context).notices(as: desk.lead)
                let result = try #require(notices.first { $0.kind == .result && $0.state == .draft })
                _ = try await ApproveNotice(desk.context)(result.id, as: desk.lead)
                return result.id
            }
            let first = try await approveResult()
            desk.office.clock.advance(days: 1)
            try await desk.reopen(clue)
            try await desk.finish(clue, .caseFiled)
            let renewed = ["FEEDBACK 2026-03-02 2026-03-23 2026-03-03", "FEEDBACK 2026-03-03 2026-03-24 runs"]
            #expect(try await feedback() == renewed)
            let second = try await approveResult()
            try await tell(first)
            #expect(try await feedback() == renewed)
            await #expect(throws: OperationError.self, "the reporter knows the earlier result alone") {
                try await HandleClue(desk.context).feedBack(clue, as: desk.holder)
            }
            try await tell(second)
            #expect(try await feedback().allSatisfy { !$0.hasSuffix("runs") })
            try await HandleClue(desk.context).feedBack(clue, as: desk.holder)
        }
    }

    // MARK: - How

    @Test func `the office records once how an approved notice was delivered, and who did stands with it`()
        async throws
    {
        try await Desk.open { desk in
            let (id, _) = try await approved(desk)
            desk.office.clock.advance(days: 2)
            try await RecordDelivery(desk.context)(id, .letter, on: .day(2026, 3, 3), as: desk.clerk)
            let record = try await open(id, desk)
            #expect(record.state == .delivered && record.readAt == nil)
            #expect(record.delivery?.way == .letter && record.delivery?.on == .day(2026, 3, 3))
            #expect(record.delivery?.recordedBy == desk.clerk.staff)
            let audit = try await desk.audit(of: id.rawValue, in: "O420281")
            #expect(audit.contains("staff:\(desk.clerk.staff.rawValue) notice.deliver"))
            await #expect(throws: OperationError.stale) {
                try await RecordDelivery(desk.context)(id, .inPerson, on: desk.today, as: desk.lead)
            }
        }
    }

    @Test func `a draft is not delivered, nor on a day before the approval or after today, nor by itself`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.triage(.townshipCadre).receipt
            let waiting = try await Lists(desk.context).notices(as: desk.lead)
            let id = try #require(waiting.first { $0.report == receipt.id }).id
            let deliver = RecordDelivery(desk.context)
            await #expect(throws: OperationError.stale) {
                try await deliver(id, .phone, on: desk.today, as: desk.lead)
            }
            desk.office.clock.advance(days: 1)
            _ = try await ApproveNotice(desk.context)(id, as: desk.lead)
            let before = try await desk.snapshot()
            let wrong: [(way: Feedback.Medium, day: CivilDate, field: String)] = [
                (.phone, .day(2026, 3, 2), "day"), (.phone, .day(2026, 3, 4), "day"),
                (.online, .day(2026, 3, 3), "way"),
            ]
            for (way, day, field) in wrong {
                let error = await #expect(throws: OperationError.self) {
                    try await deliver(id, way, on: day, as: desk.lead)
                }
                guard case .mend(let faults) = error else {
                    Issue.record("\(way) \(day) was not refused with a fault")
                    continue
                }
                #expect(faults.map(\.field) == [field])
            }
            for person in [desk.head, desk.deputy, desk.holder, desk.auditor, desk.cityLead] {
                await #expect(throws: OperationError.notFound) {
                    try await deliver(id, .phone, on: desk.today, as: person)
                }
            }
            #expect(try await desk.snapshot() == before)
            #expect(try await OpenNotice(desk.context)(id, as: desk.deputy).record.id == id, "who sees it may read it")
            try await deliver(id, .phone, on: desk.today, as: desk.lead)
        }
    }

    @Test func `what the reporter reads on the tracking page is delivered by that, unless it was before`()
        async throws
    {
        try await Desk.open { desk in
            let (read, code) = try await approved(desk)
            try await MarkNoticeRead(desk.context)(read, code: code.text)
            let record = try await open(read, desk)
            #expect(record.state == .delivered && record.readAt != nil)
            #expect(record.delivery?.way == .online && record.delivery?.on == desk.today)
            #expect(record.delivery?.recordedBy == nil)

            let (handed, otherCode) = try await approved(desk)
            try await RecordDelivery(desk.context)(handed, .inPerson, on: desk.today, as: desk.lead)
            desk.office.clock.advance(days: 1)
            try await MarkNoticeRead(desk.context)(handed, code: otherCode.text)
            let other = try await open(handed, desk)
            #expect(other.readAt != nil)
            #expect(other.delivery?.way == .inPerson && other.delivery?.on == .day(2026, 3, 2))
        }
    }
}
