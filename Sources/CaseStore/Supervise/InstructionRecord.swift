public import Casework
import Libpq
import Sealing

/// A line of the ledger of instructions as it is stored.
public struct InstructionRecord: Sendable {
    public typealias ID = Identifier<InstructionRecord>

    public let id: ID
    public let organ: Organ.ID
    public let source: Instruction.Source
    public let issuedOn: CivilDate
    public let toOrgan: Organ.ID
    public let toRoom: Room.ID?
    public let clue: Clue.ID?
    public let standing: Instruction.Standing
    public let registeredBy: Staff.ID
    /// What it says; nil where its key was destroyed.
    public let text: String?
}

/// An instruction about to be written.
public struct NewInstruction: Sendable {
    public let source: Instruction.Source
    public let issuedOn: CivilDate
    public let toOrgan: Organ.ID
    public let toRoom: Room.ID?
    public let clue: Clue.ID?
    public let dueOn: CivilDate
    public let text: String

    public init(
        source: Instruction.Source, issuedOn: CivilDate, toOrgan: Organ.ID, toRoom: Room.ID?, clue: Clue.ID?,
        dueOn: CivilDate, text: String
    ) {
        self.source = source
        self.issuedOn = issuedOn
        self.toOrgan = toOrgan
        self.toRoom = toRoom
        self.clue = clue
        self.dueOn = dueOn
        self.text = text
    }
}

/// How somebody looked after an instruction.
public struct InstructionEntry: Sendable {
    public let checkedOn: CivilDate
    public let method: Instruction.Method
    public let staff: Staff.ID
    public let text: String?
}

/// Which lines of the ledger.
public enum InstructionView: String, Hashable, Sendable, CaseIterable {
    case open, late, done
}

extension Transaction {
    /// Writes an instruction under a key of its own. As the system.
    public func insert(_ new: NewInstruction, of organ: Organ.ID, by staff: Staff.ID) throws -> InstructionRecord.ID {
        let id: InstructionRecord.ID = newID()
        try newRemarkKey(of: id.rawValue, for: organ)
        try session.later(
            Self.insertInstruction,
            [
                try id.value(), .name(organ), .text(new.source.rawValue), .date(new.issuedOn), .name(new.toOrgan),
                .name(new.toRoom), try .idOrNull(new.clue), .date(new.dueOn), .name(staff), .instant(now),
                .bytes(try sealInstruction(new.text, of: id, ordinal: -1)),
            ]
        )
        return id
    }

    private static let insertInstruction = Statement(
        """
        insert into casework.instruction (
            instruction_id, organ_id, source, issued_on, to_organ_id, to_room_id, clue_id, due_on, registered_by,
            registered_at, sealed
        )
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """
    )

    private func sealInstruction(_ text: String, of id: InstructionRecord.ID, ordinal: Int) throws -> [UInt8] {
        guard let key = try remarkKey(of: id.rawValue) else { throw StoreError.notFound }
        return try keyring.seal(
            SealedFields.encode([text]), item: id, place: .supervision(row: id.rawValue, ordinal: ordinal), with: key)
    }

    private func openInstruction(_ sealed: [UInt8], of id: InstructionRecord.ID, ordinal: Int) throws -> String? {
        guard let key = try asSystem({ try $0.remarkKey(of: id.rawValue) }) else { return nil }
        let plain = try keyring.open(
            sealed, item: id, place: .supervision(row: id.rawValue, ordinal: ordinal), with: key)
        return try SealedFields.decode(plain, count: 1).first
    }

    /// The lines of the ledger that the caller sees, what is late first.
    public func instructions(_ view: InstructionView) throws -> [InstructionRecord] {
        let values: [Value] = [
            .name(caller.staff?.organ), .text(view.rawValue), .date(today), .int(StoreLimits.listRows),
        ]
        return try session.query(Self.findInstructions, values).map { try instruction($0) }
    }

    private static let findInstructions = Statement(
        """
        select \(instructionColumns)
        from casework.instruction as i
        where
            (i.organ_id = $1 or i.to_organ_id = $1)
            and case $2::text
                when 'open' then i.done_on is null
                when 'late' then i.done_on is null and i.due_on < $3
                else i.done_on is not null
            end
        order by i.due_on, i.instruction_id
        limit $4
        """
    )

    /// - Throws: `StoreError.notFound` for one that the caller does not see.
    public func instruction(_ id: InstructionRecord.ID) throws -> InstructionRecord {
        guard let row = try session.query(Self.findInstruction, [try lookUp(id)]).first else {
            throw StoreError.notFound
        }
        return try instruction(row)
    }

    private static let findInstruction = Statement(
        "select \(instructionColumns) from casework.instruction as i where i.instruction_id = $1"
    )

    static let instructionColumns = """
        i.instruction_id, i.organ_id, i.source, i.issued_on, i.to_organ_id, i.to_room_id, i.clue_id, i.due_on,
        i.done_on, i.accountable_on, i.registered_by, i.sealed
        """

    private func instruction(_ row: Row) throws -> InstructionRecord {
        var columns = Columns(row)
        let id: InstructionRecord.ID = try columns.id()
        return InstructionRecord(
            id: id, organ: try columns.name(), source: try columns.code(), issuedOn: try columns.date(),
            toOrgan: try columns.name(), toRoom: try columns.nameOrNil(), clue: try columns.idOrNil(),
            standing: Instruction.Standing(
                dueOn: try columns.date(), doneOn: try columns.dateOrNil(),
                isHeldToAccount: try columns.dateOrNil() != nil),
            registeredBy: try columns.name(),
            text: try openInstruction(try columns.bytes(), of: id, ordinal: -1)
        )
    }

    /// Adds how somebody looked after it. As the system.
    public func add(
        _ method: Instruction.Method, on day: CivilDate, _ text: String, to id: InstructionRecord.ID,
        by staff: Staff.ID
    ) throws {
        let ordinal = Int(try session.query(Self.countInstructionEntries, [try id.value()]).first?.int8(0) ?? 0)
        try session.later(
            Self.insertInstructionEntry,
            [
                try id.value(), .small(ordinal), .date(day), .text(method.rawValue), .name(staff), .instant(now),
                .bytes(try sealInstruction(text, of: id, ordinal: ordinal)),
            ]
        )
    }

    private static let countInstructionEntries = Statement(
        "select count(*) from casework.instruction_entry where instruction_id = $1"
    )
    private static let insertInstructionEntry = Statement(
        """
        insert into casework.instruction_entry (
            instruction_id, ordinal, checked_on, method, staff_id, entered_at, sealed
        )
        values ($1, $2, $3, $4, $5, $6, $7)
        """
    )

    /// How somebody looked after it, oldest first.
    public func entries(of id: InstructionRecord.ID) throws -> [InstructionEntry] {
        try session.query(Self.findInstructionEntries, [try id.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let ordinal = try columns.small()
            return InstructionEntry(
                checkedOn: try columns.date(), method: try columns.code(), staff: try columns.name(),
                text: try openInstruction(try columns.bytes(), of: id, ordinal: ordinal)
            )
        }
    }

    private static let findInstructionEntries = Statement(
        """
        select e.ordinal, e.checked_on, e.method, e.staff_id, e.sealed
        from casework.instruction_entry as e
        where e.instruction_id = $1
        order by e.ordinal
        limit $2
        """
    )

    /// Carried out. As the system.
    public func finish(_ id: InstructionRecord.ID, on day: CivilDate, by staff: Staff.ID) throws {
        try session.laterChangingOne(Self.finishInstruction, [try id.value(), .date(day), .name(staff)])
    }

    private static let finishInstruction = Statement(
        "update casework.instruction set done_on = $2, done_by = $3 where instruction_id = $1 and done_on is null"
    )

    /// Held to account. As the system.
    public func holdToAccount(_ id: InstructionRecord.ID, by staff: Staff.ID) throws {
        try session.laterChangingOne(Self.accountInstruction, [try id.value(), .date(today), .name(staff)])
    }

    private static let accountInstruction = Statement(
        """
        update casework.instruction
        set accountable_on = $2, accountable_by = $3
        where instruction_id = $1 and accountable_on is null and done_on is null
        """
    )
}
