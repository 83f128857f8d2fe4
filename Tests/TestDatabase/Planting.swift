public import CaseStore
public import Casework
import Libpq

/// A report with a clue that was planted into an office, and what to ask for it by.
public struct Planted: Sendable {
    public let report: Report.ID
    public let clue: Clue.ID
    public let queryCode: QueryCode
}

/// Whom a planted matter concerns and where it lies.
public struct PlantedPlace: Sendable {
    public var receiver: Organ.ID
    public var destination: Clue.Destination
    public var barred = Barred()

    public init(receiver: Organ.ID, destination: Clue.Destination, barred: Barred = Barred()) {
        self.receiver = receiver
        self.destination = destination
        self.barred = barred
    }
}

extension TestOffice {
    /// A draft with words that can be searched for afterwards.
    public func draft(
        name: String = "郑测试", phone: String = "13900000000", accused: String = "赵被告", text: String = "某村干部虚报冒领补贴款"
    ) -> ReportDraft {
        ReportDraft(
            channel: .letter, receivedOn: clock.today,
            reporter: ReporterDraft(name: name, phone: phone, address: "某村一组"),
            accused: [
                AccusedDraft(
                    name: accused, unit: "东岳路街道", post: "主任", standing: AccusedStanding(level: .township)
                )
            ],
            place: "某村", category: "群众身边腐败", summary: text, text: text
        )
    }

    /// Writes a numbered report; its first event comes with it.
    ///
    /// - Parameters:
    ///   - key: nil for one that nobody has used.
    ///   - code: nil for a report that nobody follows.
    @discardableResult
    public func plantReport(
        in organ: Organ.ID, as caller: Caller = .system, _ draft: ReportDraft? = nil, key: SourceKey? = nil,
        code: QueryCode? = nil
    ) async throws -> Report.ID {
        let (store, world) = (store, world)
        let draft = draft ?? self.draft()
        let year = clock.today.year
        let kept = try code.map(store.keep)
        let nonce: Identifier<Never> = world.newID()
        return try await store.transaction(as: caller, on: caller == .system ? .worker : .web) { transaction in
            let number = try transaction.nextNumber(.report, of: organ, year: year)
            let report = try store.seal(
                draft, for: organ, number: ReportNumber(year: year, number: number), source: .desk,
                key: key ?? .form(nonce.rawValue), queryCode: kept
            )
            try transaction.insert([report])
            return report.id
        }
    }

    /// The clock of a line of the sealed register that comes in today.
    public var upwardClock: NewClock {
        let due = Deadline.due(from: clock.today, period: .workingDays(WorkingDays(5)), calendar: calendar)
        return NewClock(kind: .upwardReport, due: due, warnOn: due.date.adding(days: -4))
    }

    /// Writes an accepted report with a clue on the board of a room, with a clock and an acceptance notice.
    public func plantClue(_ place: PlantedPlace) async throws -> Planted {
        let code = store.newQueryCode(cell: "4202")
        let report = try await plantReport(in: place.receiver, code: code)
        let (day, year, calendar) = (clock.today, clock.today.year, calendar)
        // Nobody triaged it: it is planted as if two persons had.
        try await plant(
            "update casework.report set state = 'accepted', kind = 'accusation' where report_id = '\(report.rawValue)'")
        return try await store.transaction(as: .system, on: .worker) { transaction in
            var record = try transaction.lockReport(report)
            record.kind = .accusation
            record.barred = place.barred
            // A report from an organ that must not know moves up with its clue (HS-26).
            if place.barred.organs.contains(record.holder) { record.holder = place.destination.organ }
            record.version += 1
            try transaction.save(record)
            let number = try transaction.nextNumber(.clue, of: place.destination.organ, year: year)
            let clue: Clue.ID = transaction.newID()
            try transaction.insert(
                NewClue(
                    id: clue, report: report, receiver: place.receiver, destination: place.destination,
                    barred: place.barred, number: ClueNumber(series: .clue, year: year, number: number),
                    priority: .normal, microCorruption: false, level: .township, category: nil, rule: "own_level",
                    escalated: false
                )
            )
            let due = Deadline.due(from: day, period: .workingDays(WorkingDays(15)), calendar: calendar)
            let clock = NewClock(kind: .plan, due: due, warnOn: due.date.adding(days: -3))
            try transaction.start([clock], of: clue, .clue, organ: place.destination.organ)
            try transaction.start(
                [NewClock(kind: .acceptNotice, due: due, warnOn: due.date.adding(days: -3))], of: report, .report,
                organ: place.receiver
            )
            _ = try transaction.prepareNotice(
                .acceptance, for: report, by: place.receiver, dueOn: day.adding(days: 30), conclusion: nil,
                preparedBy: nil
            )
            try transaction.enqueue(
                .handle, [(id: clue.rawValue, lane: place.destination.room.rawValue, priority: .normal)]
            )
            return Planted(report: report, clue: clue, queryCode: code)
        }
    }
}

extension TestDatabase {
    /// The name of the rule by which the database refused something, whichever layer says so.
    public static func refusedRule(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch let error as DatabaseError {
            return error.constraint
        } catch StoreError.refused(let constraint) {
            return constraint
        } catch {
            return "another error: \(error)"
        }
    }
}
