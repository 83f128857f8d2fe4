import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// JB-15, JB-48: whoever had seen an item loses it the moment somebody is found among its accused whom they must not
/// know of.
@Suite struct ResealTests {
    private static func expectGone(
        _ report: Report.ID, _ clue: Clue.ID, for person: StaffCaller, _ desk: Desk
    ) async throws {
        await #expect(throws: OperationError.notFound, "\(person.roles)") {
            try await OpenReport(desk.context)(report, as: person)
        }
        await #expect(throws: OperationError.notFound, "\(person.roles)") {
            try await OpenClue(desk.context)(clue, as: person)
        }
        let lists = Lists(desk.context)
        #expect(try await lists.board(.all, as: person).isEmpty, "\(person.roles)")
        #expect(try await lists.counts(as: person).isEmpty, "\(person.roles)")
        let rows = try await desk.office.store.transaction(as: .staff(person)) { transaction in
            [
                try transaction.clocks(of: clue).count, try transaction.clocks(of: report).count,
                try transaction.seenBefore(report).count, try transaction.routes(of: report).count,
            ]
        }
        #expect(rows == [0, 0, 0, 0], "\(person.roles)")
    }

    @Test(arguments: [
        AccusedDraft(name: "", unit: "大冶市纪委监委", post: "大冶市纪委书记"),
        AccusedDraft(name: "哨兵市管干部", unit: "黄石市教育局", post: "局长"),
    ])
    func `JB-15 room, case supervision, deputies and head lose what they had open, and their forms come to nothing`(
        accused: AccusedDraft
    ) async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            let readers = [desk.holder, desk.member("O420281-J2"), desk.supervisor, desk.deputy, desk.head]
            // Each of them has it open.
            for person in readers { _ = try await OpenClue(desk.context)(clue, as: person) }
            var added = accused
            added.standing = desk.context.directory.standing(of: added, seenFrom: desk.office.county)
            let outcome = try await CorrectAccused(desk.context)(receipt.id, added: [added], as: desk.clerk)
            #expect(outcome == .sealingAsked)
            for person in readers + [desk.clerk, desk.secondClerk] {
                try await Self.expectGone(receipt.id, clue, for: person, desk)
            }
            await #expect(throws: OperationError.self, "a form that was open") {
                try await HandleClue(desk.context).propose(
                    clue, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            }
            await #expect(throws: OperationError.self) {
                try await HandleClue(desk.context).claim(clue, as: desk.holder)
            }
            try await DecideSealing(desk.context).seal(receipt.id, as: desk.lead)
            for person in readers { try await Self.expectGone(receipt.id, clue, for: person, desk) }
            let item = try ExportedItem.read(
                try ExportBox(
                    file: try await TakeExport(desk.context)(
                        try #require(try await Lists(desk.context).sealedLines(as: desk.lead).first).id, as: desk.lead
                    ).bytes
                ).open(with: try UpperOffice.key()))
            #expect(item.accused.count == 2, "who was added goes up with the rest")
        }
    }
}
