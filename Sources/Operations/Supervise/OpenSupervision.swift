public import CaseStore
public import Casework

/// Everything that presses a clue, for those who press and those who are pressed; every opening is on the audit log.
public struct OpenSupervision: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct Opened: Sendable {
        public let clue: ClueRecord
        /// Whether the caller sees the clue itself, and not only what presses it.
        public let seesClue: Bool
        /// What the caller may do to the clue as a whole: propose, remind.
        public let openActs: [Supervise.Act]
        public let orders: [Order]
        public let reminders: [PressedReminder]
        /// Working days between two reminders, as the caller's organ has it.
        public let reminderPause: Int
        public let charges: [Charge]
        /// Whom the caller can put in charge; empty for everybody but the head, and a deputy in the place of all heads.
        public let leaders: [Staff.ID]
        /// Whether the caller ends a charge.
        public let mayRelease: Bool
        /// The caller says who is in charge only because every head must stand aside.
        public let chargesAsStandIn: Bool
        public let mayNote: Bool
    }

    /// A reminder with its paper.
    public struct PressedReminder: Sendable {
        public let record: ReminderRecord
        /// Nil where it has none, or the caller does not see it.
        public let paper: NumberedPaper?
    }

    public struct Order: Sendable {
        public let record: SupervisionRecord
        /// Its letter; nil where it has none, or the caller does not see it.
        public let paper: NumberedPaper?
        public let entries: [SupervisionEntry]
        public let openActs: [Supervise.Act]
        /// One of these is the caller's only because everybody whose it is must stand aside.
        public let isStandIn: Bool
    }

    public struct Charge: Sendable {
        public let record: ChargeRecord
        public let notes: [ChargeNote]
    }

    /// - Throws: `OperationError.notFound` when there is no such clue for the caller.
    public func callAsFunction(_ id: Clue.ID, as caller: StaffCaller) async throws -> Opened {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let pressed = try context.pressed(id, in: transaction)
            let report = pressed.record.clue.report
            try transaction.audit(AuditRecord("supervision.open", id), in: caller.organ)
            let letters = try transaction.standingPapers(of: .supervision, on: report, id)
            let orders = try transaction.supervisions(of: id).map { record in
                let facts = try context.facts(of: pressed, order: record, in: transaction, for: caller)
                let acts = Supervise.openActs(for: facts).filter(\.isOnOrder)
                return Order(
                    record: record, paper: letters[record.order.id.rawValue],
                    entries: try transaction.entries(of: record.order.id, about: report),
                    openActs: acts, isStandIn: acts.contains { $0.isStandIn(caller) }
                )
            }
            let facts = try context.facts(of: pressed, order: nil, in: transaction, for: caller)
            let papers = try transaction.standingPapers(of: .reminder, on: report, id)
            let charges = try transaction.charges(of: id).map { record in
                Charge(record: record, notes: try transaction.notes(of: record.id, about: report))
            }
            let chargeable = try context.chargeable(of: pressed.record, in: transaction, for: caller)
            return Opened(
                clue: pressed.record, seesClue: try transaction.sees(id),
                openActs: Supervise.openActs(for: facts).filter { !$0.isOnOrder }, orders: orders,
                reminders: try transaction.reminders(of: id).map {
                    PressedReminder(record: $0, paper: papers[$0.id.rawValue])
                },
                reminderPause: context.choice(.reminderPause, for: caller.organ), charges: charges,
                leaders: chargeable.leaders,
                mayRelease: chargeable.mayEnd && charges.first.map { $0.record.toOn == nil } ?? false,
                chargesAsStandIn: chargeable.isStandIn,
                mayNote: charges.first.map { $0.record.toOn == nil && $0.record.leader == caller.staff } ?? false
            )
        }
    }
}

extension Supervise.Act {
    /// Whether it is done to one order, and not to the clue.
    fileprivate var isOnOrder: Bool {
        switch self {
        case .propose, .remind: false
        case .approve, .refuse, .answer, .accept, .sendBack, .withdraw, .holdToAccount: true
        }
    }
}

extension Transaction {
    fileprivate func sees(_ clue: Clue.ID) throws -> Bool {
        do {
            _ = try self.clue(clue)
            return true
        } catch StoreError.notFound { return false }
    }
}

/// The orders of the caller's organ and those on its clues, and what presses the clues of a board.
public struct ListSupervisions: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What is open and late first; with the name of each clue.
    public func callAsFunction(
        as caller: StaffCaller
    ) async throws -> [(record: SupervisionRecord, clue: ClueLabel)] {
        try await context.transaction(as: .staff(caller)) { transaction in
            let orders = try transaction.supervisionList()
            let labels = try transaction.asSystem { try $0.labels(of: orders.map(\.order.clue)) }
            return orders.compactMap { record in labels[record.order.clue].map { (record: record, clue: $0) } }
        }
    }

    /// What presses each of the clues, for lists.
    public func marks(of clues: [Clue.ID], as caller: StaffCaller) async throws -> [Clue.ID: PressingMarks] {
        try await context.transaction(as: .staff(caller)) { try $0.pressingMarks(of: clues) }
    }
}
