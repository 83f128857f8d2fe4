import CaseStore
import Casework

/// A clue as those see it who press it: leaders of the organ that passed it on do not see the clue itself.
struct PressedClue {
    let record: ClueRecord
    /// Whether the caller's post looks after it.
    let isOverseer: Bool
}

extension OperationContext {
    /// The clue, for whoever handles it or looks after it.
    ///
    /// - Throws: `StoreError.notFound` for everybody else.
    func pressed(
        _ id: Clue.ID, in transaction: borrowing Transaction, locked: Bool = false
    ) throws -> PressedClue {
        let isOverseer = try transaction.oversees(id)
        if !isOverseer {
            let seen = try transaction.clue(id)
            guard seen.organ == transaction.caller.staff?.organ else { throw StoreError.notFound }
        }
        let record = try transaction.asSystem { try locked ? $0.lockClue(id) : $0.clue(id) }
        return PressedClue(record: record, isOverseer: isOverseer)
    }

    /// The facts on which `Supervise` decides.
    func facts(
        of pressed: PressedClue, order: SupervisionRecord?, in transaction: borrowing Transaction,
        for caller: StaffCaller
    ) throws -> Supervise.Facts {
        let record = pressed.record
        let id = record.clue.id
        let orders = try transaction.supervisions(of: id)
        let barred = record.barred.walls
        let roomHead = directory[record.room]?.staff.first
        let reminders = try transaction.reminders(of: id).filter { $0.issuer == caller.organ }
        let (isRecused, headIsKept, isLate) = try transaction.asSystem { system in
            let isKept = try roomHead.map { head in
                let person = StaffCaller(staff: head, organ: record.organ, room: record.room, roles: [])
                return try barred.keepsOut(person) || system.isRecused(head, from: id)
            }
            let isLate = try system.clocks(of: id).contains { $0.isLate(on: system.today) }
            return (try system.isRecused(caller.staff, from: id), isKept ?? true, isLate)
        }
        var facts = Supervise.Facts(
            clue: record.clue.state, receiver: record.receiver, caller: caller, today: transaction.today,
            isRecused: isRecused, barred: barred, order: order?.order,
            hasOpenOrder: orders.contains { $0.order.issuer == caller.organ && $0.order.state.isOpen },
            roomHead: roomHead, roomHeadIsKept: headIsKept, hasOverdueClock: isLate,
            isHeldToAccount: order?.account != nil,
            remindableFrom: reminders.first.map {
                let pause = WorkingDays(choice(.reminderPause, for: caller.organ))
                return SuperviseLimits.nextReminder(after: $0.on, calendar, pause: pause)
            }
        )
        // Asked only where it counts.
        if order != nil, !caller.roles.isDisjoint(with: [.deputy, .head]) {
            facts.headsStandAside = try allStandAside(.head, of: caller.organ, from: record, in: transaction)
            facts.deputiesStandAside = try allStandAside(.deputy, of: caller.organ, from: record, in: transaction)
        }
        return facts
    }

    /// What a clue's room owes on this day, to the organ that reminds it before all. As the system.
    func owed(
        on clue: Clue.ID, to issuer: Organ.ID, in system: borrowing Transaction
    ) throws -> Reminder.Owed? {
        let order = try system.supervisions(of: clue).first {
            $0.order.issuer == issuer && $0.order.state.awaitsAnswer
        }
        return Reminder.owed(
            toOrder: try order.map { try system.clocks(of: $0.order.id).compactMap(\.owed) } ?? [],
            onClue: try system.clocks(of: clue).compactMap(\.owed))
    }

    /// Throws the refusal of the rules, if there is one.
    func require(_ act: Supervise.Act, _ facts: Supervise.Facts) throws {
        switch Supervise.decide(Supervise.Input(act: act, facts: facts)) {
        case .allowed: return
        case .refused(let refusal):
            throw refusal.isSilent
                ? OperationError.notFound : OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }

    /// What must be written, within the stage's bound.
    func requireText(_ text: String, _ field: String) throws {
        if text.isEmpty {
            throw OperationError.mend([.init(field, Bilingual("请填写内容", "Write what it is about"))])
        }
        guard text.unicodeScalars.count <= SuperviseLimits.textCharacters else {
            throw OperationError.mend([
                .init(
                    field,
                    Bilingual(
                        "最多\(SuperviseLimits.textCharacters)字", "At most \(SuperviseLimits.textCharacters) characters"))
            ])
        }
    }
}

extension Barred {
    /// The same for the rules of supervision.
    var walls: Supervise.Barred {
        Supervise.Barred(organs: Set(organs), rooms: Set(rooms), staff: Set(staff))
    }
}

extension StoredClock {
    /// What is owed by it while it runs; nobody is pressed by what is kept for reference only (SX-28).
    var owed: Reminder.Owed? {
        guard stoppedOn == nil, kind != .investigation else { return nil }
        return Reminder.Owed(kind, from: startedOn, dueOn: dueOn)
    }

    /// Runs, and its last day has passed.
    func isLate(on today: CivilDate) -> Bool { stoppedOn == nil && dueOn < today }
}
