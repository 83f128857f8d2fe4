import CaseStore
import Casework

/// What a leaver has as a leader, and what becomes of it.
struct LeaderWork {
    var charges: [(charge: ChargeRecord, number: String?, fate: HandOver.Fate)]
    /// Nobody is free on a day without a host: the petition office postpones it.
    var sessions: [(session: ReceptionSession, host: Staff.ID?)]
    var duties: [TownDuty]

    /// As lines of the protocol.
    var lines: [HandoverLine] {
        charges.map {
            HandoverLine(
                subject: .charge, item: $0.charge.id.rawValue, number: $0.number ?? "–", fate: $0.fate)
        }
            + sessions.map {
                HandoverLine(
                    subject: .session, item: $0.session.id.rawValue, number: $0.session.heldOn.description,
                    fate: $0.host == nil ? .waits : .reassigned)
            }
            + duties.map {
                HandoverLine(subject: .duty, item: $0.id.rawValue, number: String($0.year), fate: .ended)
            }
    }
}

extension OperationContext {
    /// What whoever decides sees of it.
    func leaderWork(
        of leaver: Staff.ID, to receiver: Staff.ID, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> LeaderWork {
        LeaderWork(
            charges: try transaction.charges(ledBy: leaver).map { charge in
                let record = try transaction.clue(charge.clue)
                let input = try chargeInput(for: receiver, of: record, in: transaction, by: caller)
                return (charge, record.number.text(of: record.organ), HandOver.fate(of: input))
            },
            sessions: try transaction.plannedSessions(of: leaver, from: transaction.today).map { session in
                let busy = try transaction.receptionSessions(
                    of: caller.organ, from: session.heldOn, through: session.heldOn
                ).filter { if case .cancelled = $0.state { false } else { true } }.map(\.leader)
                let host = HandOver.host(
                    successor: receiver, decider: caller.staff,
                    leaders: receivingLeaders(of: caller.organ).filter { $0 != leaver }, busy: Set(busy))
                return (session, host)
            },
            duties: try transaction.openTownDuties(of: leaver)
        )
    }

    /// Hands it on. Of a clue that the decider must not see nobody is in charge any more: the head says who, without
    /// having learnt of it here.
    ///
    /// - Returns: the lines of the protocol.
    /// - Policy: HS-28
    func handOnLeaderWork(
        of leaver: Staff.ID, to receiver: Staff.ID, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> [HandoverLine] {
        var work = try leaderWork(of: leaver, to: receiver, in: transaction, by: caller)
        let seen = Set(work.charges.map(\.charge.id))
        try transaction.asSystem { transaction in
            work.duties = try transaction.openTownDuties(of: leaver)
            for charge in try transaction.charges(ledBy: leaver) where !seen.contains(charge.id) {
                work.charges.append((charge, nil, .ended))
            }
            for (charge, _, fate) in work.charges {
                let organ = try transaction.lockClue(charge.clue).organ
                guard fate == .reassigned else {
                    try transaction.endCharge(of: charge.clue)
                    continue
                }
                try transaction.charge(receiver, with: charge.clue, of: organ, by: caller.staff)
                try transaction.audit(
                    AuditRecord("clue.leader_charged", charge.clue, [("leader", receiver.rawValue)]), in: organ)
            }
            for (session, host) in work.sessions { if let host { try transaction.give(session.id, to: host) } }
            for duty in work.duties { try transaction.stop([.visitTown], of: duty.id) }
        }
        return work.lines
    }
}
