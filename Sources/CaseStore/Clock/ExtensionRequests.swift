public import Casework
import Libpq
import Sealing

/// That somebody of the handling organ asked to extend a clock (申请延长), and what became of it.
///
/// - Policy: JB-21
public struct ExtensionRequest: Sendable {
    /// Of which extension: the first, the second.
    public let ordinal: Int
    /// Which request for it: the first, the second.
    public let attempt: Int
    public let period: Period
    public let reason: ExtensionReason
    public let askedBy: Staff.ID
    public let askedOn: CivilDate
    public let state: ExtensionAsking.State
    /// Nil while it waits.
    public let endedOn: CivilDate?
    /// Why it was refused, in words; nil for who may not open the item's words.
    public let words: String?

    /// Nobody has decided about it.
    public var waits: Bool {
        switch state {
        case .asked: true
        case .granted, .refused, .withdrawn: false
        }
    }

    /// It was refused, or taken back.
    public var isUnmet: Bool {
        switch state {
        case .refused, .withdrawn: true
        case .asked, .granted: false
        }
    }
}

extension Transaction {
    /// What waits for the extension of this number; nil: nothing does.
    public func extensionRequest(of clock: StoredClock.ID, ordinal: Int) throws -> ExtensionRequest? {
        try extensionRequests(of: clock).first { $0.ordinal == ordinal && $0.waits }
    }

    /// Everything that was asked for, first to last.
    public func extensionRequests(of clock: StoredClock.ID) throws -> [ExtensionRequest] {
        try session.query(Self.findRequests, [try clock.value(), .int(StoreLimits.listRows)]).map { row in
            var columns = Columns(row)
            let (ordinal, attempt) = (try columns.small(), try columns.small())
            guard let period = Period(length: try columns.int(), unit: try columns.code(Period.Unit.self)) else {
                throw StoreError.corrupt(table: "extension_request")
            }
            let reason: ExtensionReason = try columns.code()
            let (askedBy, askedOn): (Staff.ID, CivilDate) = (try columns.name(), try columns.date())
            let state = try columns.asking(by: askedBy)
            let endedOn = try columns.dateOrNil()
            let words = try refusalWords(&columns, of: clock, .extensionRefusal(ordinal, attempt))
            return ExtensionRequest(
                ordinal: ordinal, attempt: attempt, period: period, reason: reason, askedBy: askedBy, askedOn: askedOn,
                state: state, endedOn: endedOn, words: words)
        }
    }

    /// Words open for whoever opens those of the item: the key's own policy decides.
    private static let findRequests = Statement(
        """
        select
            q.ordinal, q.attempt, q.length, q.unit, q.reason, q.asked_by, q.asked_on, q.state, q.ended_by, q.refusal,
            q.ended_on, q.sealed, coalesce(q.sealed_by_site, false), k.wrapped, case when k.wrapped is not null then k.organ_id end,
            k.item_id
        from casework.extension_request as q
        join casework.clock as c on c.clock_id = q.clock_id and c.cell_id = q.cell_id
        \(clockSubjects)
        left join casework.item_key as k
            on k.item_id = coalesce(l.report_id, c.subject_id) and k.cell_id = c.cell_id
        where q.clock_id = $1
        order by q.ordinal, q.attempt
        limit $2
        """
    )

    private func refusalWords(
        _ columns: inout Columns, of clock: StoredClock.ID, _ place: SealedPlace
    ) throws -> String? {
        let (sealed, isOfSite) = (try columns.bytesOrNil(), try columns.bool())
        let (wrapped, organ): ([UInt8]?, Organ.ID?) = (try columns.bytesOrNil(), try columns.nameOrNil())
        let item: Identifier<ItemKey>? = try columns.idOrNil()
        guard let sealed else { return nil }
        if isOfSite {
            return try SealedFields.decode(try openOfSite(sealed, clock, place), count: 1)[0]
        }
        guard let wrapped, let organ, let item else { return nil }
        let key = try openKey(wrapped, of: organ, item: item)
        return try SealedFields.decode(try keyring.open(sealed, item: clock, place: place, with: key), count: 1)[0]
    }

    /// Asks for an extension in the own name. Where somebody has asked for it, the transaction ends with the refusal
    /// `extension_request_is_unique` or `extension_request_waits_once_idx`.
    public func ask(
        for period: Period, _ reason: ExtensionReason, of clock: ClockRecord, ordinal: Int, by staff: Staff.ID
    ) throws {
        try session.later(
            Self.insertRequest,
            [
                try clock.id.value(), .small(ordinal), .name(clock.organ), .int(period.length),
                .text(period.unit.rawValue), .text(reason.rawValue), .name(staff), .date(today),
            ])
    }

    private static let insertRequest = Statement(
        """
        insert into casework.extension_request (
            clock_id, ordinal, attempt, organ_id, length, unit, reason, asked_by, asked_on
        )
        values (
            $1, $2,
            (
                select coalesce(max(q.attempt), 0) + 1
                from casework.extension_request as q
                where q.clock_id = $1 and q.ordinal = $2
            ),
            $3, $4, $5, $6, $7, $8
        )
        """
    )

    /// Writes how a request ended: a withdrawal in the own name, a decision as the system.
    ///
    /// - Parameters:
    ///   - request: as it was while it waited.
    ///   - state: what became of it.
    ///   - words: why it was refused; sealed with the item.
    /// - Throws: `StoreError.stale` where it had ended meanwhile.
    public func end(
        _ request: ExtensionRequest, of clock: StoredClock.ID, as state: ExtensionAsking.State, words: String? = nil,
        by staff: StaffCaller
    ) throws {
        let place = SealedPlace.extensionRefusal(request.ordinal, request.attempt)
        let sealed = try words.map { try sealForClock($0, clock, place) }
        let ended = try session.execute(
            Self.endRequest,
            [
                try clock.value(), .small(request.ordinal), .small(request.attempt), .text(state.code),
                .name(staff.staff), .name(staff.organ), .date(today), .textOrNull(state.refusal?.rawValue),
                sealed.map { .bytes($0.bytes) } ?? .null, sealed.map { .bool($0.isOfSite) } ?? .null,
            ])
        guard ended == 1 else { throw StoreError.stale }
    }

    private static let endRequest = Statement(
        """
        update casework.extension_request
        set
            state = $4, ended_by = $5, ended_organ_id = $6, ended_on = $7, refusal = $8, sealed = $9,
            sealed_by_site = $10
        where clock_id = $1 and ordinal = $2 and attempt = $3 and state = 'asked'
        """
    )
}

extension SealedPlace {
    /// Why a request for an extension was refused: of which extension, and which request for it.
    static func extensionRefusal(_ ordinal: Int, _ attempt: Int) -> SealedPlace {
        .record(kind: "extension-refusal", id: "\(ordinal)-\(attempt)")
    }
}

extension ExtensionAsking.State {
    /// Its name in the database.
    fileprivate var code: String {
        switch self {
        case .asked: "asked"
        case .granted: "granted"
        case .refused: "refused"
        case .withdrawn: "withdrawn"
        }
    }

    fileprivate var refusal: ExtensionRefusal? {
        switch self {
        case .refused(let ground, _): ground
        case .asked, .granted, .withdrawn: nil
        }
    }
}

extension Columns {
    /// The state of a request, from its three columns.
    fileprivate mutating func asking(by author: Staff.ID) throws -> ExtensionAsking.State {
        let code = try text()
        let (by, refusal): (Staff.ID?, ExtensionRefusal?) = (try nameOrNil(), try codeOrNil())
        switch (code, by, refusal) {
        case ("asked", nil, nil): return .asked(by: author)
        case ("granted", let by?, nil): return .granted(by: by)
        case ("refused", let by?, let refusal?): return .refused(refusal, by: by)
        case ("withdrawn", _?, nil): return .withdrawn
        case (_, _, _): throw StoreError.corrupt(table: "extension_request")
        }
    }
}
