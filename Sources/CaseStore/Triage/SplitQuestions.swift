public import Casework
import Libpq
import Sealing

// What is asked ahead, inside `askingAhead`, where a report is split. Each is looked up where it is needed.
extension Transaction {
    /// The report, locked, and what the rules of a split go by.
    ///
    /// - Parameter opensParts: whether the parts are read or written, and files put to them.
    public func askSplit(_ id: Report.ID, opensParts: Bool) throws {
        let (report, rows) = (try id.value(), Value.int(StoreLimits.listRows))
        try asSystem { system in
            // What is read behind the lock in the same trip is read with the lock held.
            for statement in [Self.lockReport, Self.findCluesOfReport, Self.findNoticesOfReport] {
                try system.session.ask(statement, [report])
            }
            try system.session.ask(Self.findJoined, [report, rows])
            if opensParts { try system.session.ask(Self.findAttachments, [report]) }
        }
        try session.ask(Self.findSplits, [report, rows])
        try askContent(of: id)
        if opensParts { try askKey(of: id) }
    }

    /// What a report says that two persons have split, and what hangs on it. As the system.
    public func askWhole(_ id: Report.ID) throws {
        let (report, rows) = (try id.value(), Value.int(StoreLimits.listRows))
        try askContent(of: id)
        for statement in [Self.findIdentity, Self.findTransfer, Self.findStated] {
            try session.ask(statement, [report])
        }
        for statement in [Self.findRecusalsOfReport, Self.findInterferences] {
            try session.ask(statement, [report, rows])
        }
    }

    /// The key of a report, where several words under it are opened one by one.
    public func askKey(of id: Report.ID) throws { try session.ask(Self.findNoteKey, [try id.value()]) }

    /// The keys under which an organ's new reports lie.
    ///
    /// - Parameter signed: whether somebody signed one of them.
    public func askKeysInUse(of organ: Organ.ID, signed: Bool) throws {
        for branch: KeyBranch in signed ? [.item, .vault] : [.item] {
            try session.ask(Self.findCurrentKey, Self.keyInUse(branch, of: organ))
        }
    }
}
