public import CaseStore
public import Casework

/// What somebody asks for: a measure with its reason, before the rules have looked at it.
public struct MeasureRequest: Sendable {
    public var kind: Jurisdiction.Kind
    /// The organ that shall have it: for designation and assignment.
    public var organ: Organ.ID?
    /// The room that shall have it, or those that shall assist.
    public var rooms: [Room.ID]
    public var reason: Jurisdiction.Reason
    public var words: MeasureWords
    /// What each assisting room does, in the order of `rooms`.
    public var slices: [String]

    public init(
        kind: Jurisdiction.Kind, organ: Organ.ID? = nil, rooms: [Room.ID] = [], reason: Jurisdiction.Reason,
        words: MeasureWords, slices: [String] = []
    ) {
        self.kind = kind
        self.organ = organ
        self.rooms = rooms
        self.reason = reason
        self.words = words
        self.slices = slices
    }
}

/// Somebody proposes that a clue be handled elsewhere, or with others. Nothing moves before a leader has approved it.
public struct ProposeMeasure: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.refused` by the rules of jurisdiction; `.mend` where the words are missing or too long.
    @discardableResult
    public func callAsFunction(
        _ id: Clue.ID, _ request: MeasureRequest, as caller: StaffCaller
    ) async throws -> MeasureRecord.ID {
        try Self.check(request)
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            _ = try transaction.clue(id)
            // Two who propose at once wait for each other; the clue may lie with an organ below.
            let record = try transaction.asSystem { try $0.lockClue(id) }
            let facts = try context.jurisdictionFacts(of: record, nil, in: transaction, for: caller)
            let measure = try context.measure(request, on: record, in: transaction, by: caller)
            try context.require(.propose(measure), facts)
            return try context.write(measure, request, on: record, in: transaction, by: caller)
        }
    }

    private static func check(_ request: MeasureRequest) throws {
        var faults: [OperationError.Fault] = []
        if request.words.reason.isEmpty {
            faults.append(.init("words", Bilingual("请写明理由", "Say why")))
        }
        if ([request.words.reason, request.words.requirement] + request.slices)
            .contains(where: { $0.unicodeScalars.count > JurisdictionLimits.words })
        {
            faults.append(
                .init(
                    "words",
                    Bilingual(
                        "每项不超过\(JurisdictionLimits.words)字", "No more than \(JurisdictionLimits.words) characters each")
                ))
        }
        if request.kind == .joint,
            request.slices.count != request.rooms.count || request.slices.contains(where: \.isEmpty)
        {
            faults.append(.init("rooms", Bilingual("请写明每个协办室的任务", "Say what each assisting room does")))
        }
        guard faults.isEmpty else { throw OperationError.mend(faults) }
        guard Jurisdiction.Reason(request.reason.code, of: request.kind) == request.reason else {
            throw OperationError.mend([.init("reason", Bilingual("请选择理由", "Choose a reason"))])
        }
    }
}

extension OperationContext {
    /// The measure that a request means. Where an organ is named, its room is the one that routing would choose.
    fileprivate func measure(
        _ request: MeasureRequest, on record: ClueRecord, in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> Jurisdiction.Measure {
        let input = try matterInput(of: record, in: transaction)
        func room(of organ: Organ.ID?) throws -> Clue.Destination {
            guard let organ, let room = Jurisdiction.room(of: organ, for: input) else { throw OperationError.noRoom }
            return room
        }
        let rooms = request.rooms.compactMap { directory[$0] }.map { Clue.Destination(organ: $0.organ, room: $0.id) }
        switch request.kind {
        case .escalate: return .escalate(to: try room(of: caller.organ))
        case .designate: return .designate(to: try room(of: request.organ))
        case .assign:
            guard case .assign(let why) = request.reason else { throw OperationError.noRoom }
            return .assign(to: try room(of: request.organ), why)
        case .requestEscalation: return .requestEscalation(to: try room(of: directory[caller.organ]?.superior))
        case .cross:
            guard let first = rooms.first else { throw OperationError.noRoom }
            return .cross(to: first)
        case .joint: return .joint(assisting: rooms)
        case .forward: return .forward(to: request.organ ?? caller.organ)
        }
    }

    fileprivate func write(
        _ measure: Jurisdiction.Measure, _ request: MeasureRequest, on record: ClueRecord,
        in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> MeasureRecord.ID {
        let id: MeasureRecord.ID = transaction.newID()
        let report = record.clue.report
        let sealed = try transaction.asSystem { try $0.sealWords(request.words, of: id, on: report) }
        let destination = measure.destination ?? record.clue.state.destination
        let deciding = measure.kind == .requestEscalation ? destination.organ : caller.organ
        try transaction.insert(
            NewMeasure(
                id: id, report: report, clue: record.clue.id, kind: measure.kind, reason: request.reason,
                from: record.organ, fromRoom: record.room, to: destination.organ, toRoom: destination.room,
                acting: caller.organ, deciding: deciding, barred: record.barred, proposedBy: caller.staff
            ), sealed: sealed
        )
        if case .joint(let assisting) = measure {
            let lead = JointParty(ordinal: 0, place: record.clue.state.destination, role: .lead, slice: "")
            let others = zip(assisting, request.slices).enumerated().map { index, party in
                JointParty(ordinal: index + 1, place: party.0, role: .assist, slice: party.1)
            }
            try transaction.asSystem { try $0.insert([lead] + others, of: id, on: report, barred: record.barred) }
        }
        try transaction.audit(
            AuditRecord("measure.propose", record.clue.id, [("kind", measure.kind.rawValue)]), in: caller.organ)
        return id
    }

    /// Routing passed a report on to another organ (转送): recorded with its rule, by who confirmed it. As the system.
    ///
    /// - Parameter proposedBy: who judged the report; nobody stands as their own proposer.
    /// - Policy: JB-16
    func recordForward(
        _ record: ReportRecord, to organ: Organ.ID, _ barred: Barred, _ rule: Route.RuleID, proposedBy: Staff.ID?,
        confirmedBy: Staff.ID, in transaction: borrowing Transaction
    ) throws {
        try transaction.insert(
            NewMeasure(
                id: transaction.newID(), report: record.report.id, clue: nil, kind: .forward, reason: .routing(rule),
                from: record.holder, fromRoom: nil, to: organ, toRoom: nil, acting: record.holder,
                deciding: record.holder, barred: barred, proposedBy: proposedBy == confirmedBy ? nil : proposedBy,
                decidedBy: confirmedBy
            ), sealed: nil
        )
    }
}

extension OperationError {
    static let noRoom = OperationError.refused(
        Bilingual("该机关没有可以承办的室", "That organ has no room that could have it"),
        remedy: Bilingual("请另选机关，或者补充组织机构名录", "Choose another organ, or complete the directory")
    )
}
