public import CaseStore
public import Casework

/// Rooms tell the petition office each quarter what they finished (按季反馈).
///
/// A result is told once, and none is lost: what a quarter's feedback left out stands in the next one.
///
/// - Policy: JB-18
public struct FeedBackQuarter: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let record: QuarterRecord
        /// What is to be told; empty once it was sent.
        public let results: [QuarterResult]
        /// What was told.
        public let lines: [(line: QuarterLine, clue: ClueRecord)]
        /// What was reported again in the quarter (JB-14).
        public let repeats: [(clue: Clue.ID, number: ClueNumber, organ: Organ.ID, count: Int)]
        public let maySend: Bool
    }

    /// What a room says of one result.
    public struct Answer: Sendable {
        public let clue: Clue.ID
        public let substantiation: QuarterFeedback.Substantiation
        public let measures: String

        public init(clue: Clue.ID, substantiation: QuarterFeedback.Substantiation, measures: String) {
            self.clue = clue
            self.substantiation = substantiation
            self.measures = measures
        }
    }

    /// The feedback of all quarters that the caller may see (JB-18).
    public func list(as caller: StaffCaller) async throws -> [QuarterRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.quarters() }
    }

    /// One quarter's feedback, with the results that are still to be put on it.
    public func open(_ id: QuarterFeedback.ID, as caller: StaffCaller) async throws -> Opened {
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.quarter(id)
            try transaction.audit(AuditRecord("quarter.open", id), in: caller.organ)
            let maySend = record.sentOn == nil && Self.isOfRoom(record, caller)
            let results =
                record.sentOn == nil
                ? try transaction.untoldResults(of: record.room, through: record.quarter.lastDay) : []
            return Opened(
                record: record, results: results, lines: try transaction.lines(of: id),
                repeats: try transaction.repeats(of: record.room, in: record.quarter), maySend: maySend
            )
        }
    }

    /// A member of the room confirms the list and sends it.
    ///
    /// - Throws: `OperationError.stale` when the list is another by now: a result came in, or somebody has sent it.
    public func send(_ id: QuarterFeedback.ID, _ answers: [Answer], as caller: StaffCaller) async throws {
        let tooLong = answers.first { $0.measures.unicodeScalars.count > SuperviseLimits.textCharacters }
        if let tooLong { try context.requireText(tooLong.measures, "measures-" + tooLong.clue.rawValue) }
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.quarter(id)
            guard Self.isOfRoom(record, caller) else { throw OperationError.notFound }
            let results = try transaction.untoldResults(of: record.room, through: record.quarter.lastDay)
            let byClue = Dictionary(answers.map { ($0.clue, $0) }, uniquingKeysWith: { first, _ in first })
            guard Set(results.map(\.clue.clue.id)) == Set(byClue.keys) else { throw OperationError.stale }
            try transaction.asSystem { system in
                try system.send(id, by: caller.staff)
                for result in results {
                    guard let answer = byClue[result.clue.clue.id] else { continue }
                    let line = QuarterLine(
                        of: result, substantiation: answer.substantiation,
                        measures: answer.measures.isEmpty ? nil : answer.measures)
                    try system.add(line, to: id, about: result.clue.clue.report)
                }
                try system.stop([.quarterFeedback], of: id)
            }
            try transaction.audit(
                AuditRecord("quarter.sent", id, [("results", String(results.count))]), in: caller.organ)
        }
    }

    private static func isOfRoom(_ record: QuarterRecord, _ caller: StaffCaller) -> Bool {
        caller.room == record.room && caller.roles.contains(.roomMember)
    }
}

/// Opens the quarterly duty of every room at the beginning of a quarter, and ends the duties of those that are no more.
///
/// - Policy: JB-18
public struct OpenQuarters: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Returns: how many duties were opened; 0 for the rest of the quarter.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        let context = context
        let quarter = Quarter(containing: context.today)
        let rooms = QuarterFeedback.rooms(of: context.directory).map { (organ: $0.organ, room: $0.id) }
        return try await context.transaction(as: .system, on: .worker) { transaction in
            // The end of the quarter, which is every organ's.
            let clock = context.newClock(.quarterFeedback, owedBy: nil, from: quarter.firstDay)
            let opened = try transaction.openQuarter(quarter, of: rooms, dueOn: clock.due.date)
            let duties = Dictionary(grouping: opened, by: \.organ)
            let ended = Dictionary(grouping: try transaction.endDutiesOfEnded(), by: \.organ)
            // Organ by organ in one fixed order: each organ's chain stays locked until commit.
            for organ in Set(duties.keys).union(ended.keys).sorted() {
                let new = duties[organ] ?? []
                try transaction.startMany(new.map { (subject: $0.id.rawValue, clock: clock) }, .quarter, organ: organ)
                try transaction.audit(new.map { AuditRecord("quarter.opened", $0.id) }, in: organ)
                let over = (ended[organ] ?? []).map { AuditRecord("duty.ended", subject: $0.subject) }
                try transaction.audit(over, in: organ)
            }
            return opened.count
        }
    }
}
