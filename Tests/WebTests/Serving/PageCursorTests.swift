import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Web

@Suite struct PageCursorTests {
    private static let id = "018f1234-5678-7abc-8def-0123456789ab"
    private static let moment = Instant(microsecondsSinceEpoch: 1_772_413_200_123_456)

    private static let board = BoardCursor(
        isFinished: true, precedence: Precedence(.low, isRealName: true), routedAt: moment, clue: Clue.ID(id)
    )
    private static let inbox = InboxCursor(
        precedence: Precedence(.urgent, isRealName: false), isQuarantined: true, isImported: false, receivedAt: moment,
        report: Report.ID(id)
    )
    private static let register = RegisterCursor(
        number: ReportNumber(year: 2026, number: 123_456), report: Report.ID(id)
    )
    private static let sealed = SealedCursor(line: SealedLine.ID(id))

    private static let newest = NewestCursor(at: moment, row: Identifier(id))

    private static func back<Cursor: PageCursor>(_ cursor: Cursor, _ list: PagedList) -> Cursor? {
        CursorText.cursor(CursorText.text(cursor, of: list), of: list)
    }

    @Test func `every cursor reads back as it was, to the microsecond`() throws {
        #expect(Self.back(Self.board, .mine) == Self.board)
        #expect(Self.back(Self.inbox, .inbox) == Self.inbox)
        #expect(Self.back(Self.register, .register) == Self.register)
        #expect(Self.back(Self.sealed, .sealed) == Self.sealed)
        let paper = PaperCursor(isDraft: true, draftedAt: Self.moment, paper: Paper.ID(Self.id))
        #expect(Self.back(paper, .papers) == paper)
        let call = WaitingCallCursor(receivedOn: .epoch.adding(days: 20_000), report: Report.ID(Self.id))
        #expect(Self.back(call, .calls) == call)
        #expect(Self.back(Self.newest, .measures) == Self.newest)
        #expect(Self.back(Self.newest, .assignments) == Self.newest)
        #expect(Self.back(Self.newest, .pastDeliveries) == Self.newest)
        for day in [CivilDate.epoch.adding(days: 20_000), CivilDate.epoch.adding(days: -1), nil] {
            let notice = NoticeCursor(isSettled: day == nil, dueOn: day, notice: NoticeRecord.ID(Self.id))
            #expect(Self.back(notice, .notices) == notice)
        }
    }

    @Test func `a search goes on at a report, or before a day`() {
        let report = SearchCursor(CivilDate.epoch.adding(days: 20_000), Report.ID(Self.id))
        #expect(Self.back(report, .search) == report)
        for day in [CivilDate.epoch, CivilDate.epoch.adding(days: -1), CivilDate.latest] {
            #expect(Self.back(SearchCursor(day), .search) == SearchCursor(day))
        }
    }

    @Test func `a cursor is short, needs no escaping and tells nothing but its place`() {
        let text = CursorText.text(Self.board, of: .all)
        #expect(text.utf8.count <= 36 && Link.board.after(text).rawValue == "/clues?after=" + text)
        #expect(CursorText.text(Self.sealed, of: .sealed).utf8.count <= 24)
    }

    @Test func `a cursor of another list, a part of one and one with more are none`() {
        let text = CursorText.text(Self.board, of: .mine)
        for list in PagedList.allCases where list != .mine {
            let read: BoardCursor? = CursorText.cursor(text, of: list)
            #expect(read == nil, "\(list)")
        }
        for part in [
            String(text.dropLast()), text + "A", text + "AAAA", "", "*", String(repeating: "A", count: 10_000),
        ] {
            let read: BoardCursor? = CursorText.cursor(part, of: .mine)
            #expect(read == nil, "\(part)")
        }
    }

    @Test func `whatever bytes come in, what is read lies in the calendar and names an item`() {
        var random = SplitMix(state: 26)
        var read = 0
        for _ in 0..<4_000 {
            var bytes = (0..<25).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            // Half of these moments lie outside of the calendar.
            bytes[1] = UInt8.random(in: 0...6, using: &random)
            let text = Base64URL.text([PagedList.mine.rawValue] + bytes)
            guard let cursor: BoardCursor = CursorText.cursor(text, of: .mine) else { continue }
            read += 1
            #expect(cursor.routedAt >= .startOfDay(.epoch) && cursor.routedAt < .startOfDay(.latest))
            #expect(Clue.ID(address: cursor.clue.rawValue) == cursor.clue)
            #expect(Self.back(cursor, .mine) == cursor)
        }
        #expect(read > 0)
    }
}
