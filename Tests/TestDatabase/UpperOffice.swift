public import CaseStore
public import Casework
import Libpq
public import Operations
public import Sealing

/// The petition offices above: every organ of the demo has their key in force, so that what goes up sealed can be opened.
public enum UpperOffice {
    /// The private key, which no database holds.
    public static func key() throws -> ExportPrivateKey { try ExportPrivateKey(Array(1...32)) }

    static func install(into owner: Connection) async throws {
        let script = try script()
        try await owner.run { session in try session.script(script) }
    }

    /// Whoever has no key of an office above yet has this one.
    fileprivate static func script() throws -> String {
        let digits = try key().publicKey.text.filter { $0 != " " }
        return """
            insert into casework.export_key (
                key_id, organ_id, upper_level, public_key, state, proposed_by, proposed_on, confirmed_by,
                confirmed_on
            )
            select
                gen_random_uuid(), o.organ_id, u.level, decode('\(digits)', 'hex'), 'in_force', 'S1357',
                '2026-01-05', 'S1356', '2026-01-05'
            from directory.organ as o
            cross join generate_series(2, 5) as u (level)
            where
                u.level > o.level
                and not exists (
                    select from casework.export_key as k where k.organ_id = o.organ_id and k.upper_level = u.level
                )
            """
    }
}

extension TestOffice {
    /// Keys of the offices above for organs that the demo directory does not have.
    public func publishExportKeys() async throws {
        let script = try UpperOffice.script()
        try await admin.run { session in try session.script(script) }
    }
}

extension TestOffice {
    /// As before any office above has published a key.
    public func forgetExportKeys() async throws {
        try await admin.run { session in
            try session.script(
                """
                update casework.export_key
                set state = 'ended', ended_by = 'S1357', ended_on = '2026-01-06'
                where state = 'in_force'
                """)
        }
    }
}

extension UpperOffice {
    /// Some item, sealed to it.
    public static func box() throws -> ExportBox { try ExportBox(Array("item".utf8), to: try key().publicKey) }
}

extension TestOffice {
    /// A registrar of the county asks that a report go up sealed, where nobody has.
    public func askSealing(_ report: Report.ID) async throws {
        let organ = county
        guard let clerk = clerk.staff else { return }
        try await store.transaction(as: .staff(clerk)) { transaction in
            try transaction.asSystem { transaction in
                guard try transaction.sealRequest(of: report) == nil else { return }
                try transaction.askSealing(of: report, hanging: [], .upperLevel, at: organ, by: clerk.staff)
            }
        }
    }

    /// Sends a report of the county up sealed, as the program does: one person asks; another enters a line, exports
    /// it to the city, and ends its key.
    ///
    /// - Parameter known: a line that is there already; nil to enter one.
    public func sealUp(
        _ report: Report.ID, saying words: String = "item", as known: SealedLine.ID? = nil
    ) async throws {
        let box = try ExportBox(Array(words.utf8), to: try UpperOffice.key().publicKey)
        try await sealUp(report, box, ground: .upperLevel, channel: .letter, as: known)
    }

    /// - Parameter box: nil to end the key without an export.
    public func sealUp(
        _ report: Report.ID, _ box: ExportBox?, ground: SealedLine.Ground, channel: Channel,
        as known: SealedLine.ID? = nil
    ) async throws {
        let (organ, upward) = (county, upwardClock)
        guard let lead = lead.staff else { return }
        try await askSealing(report)
        try await store.transaction(as: .staff(lead)) { transaction in
            try transaction.asSystem { transaction in
                let line = known ?? transaction.newID()
                if known == nil {
                    _ = try transaction.insertSealed(
                        ground: ground, organ: organ, channel: channel, receivedOn: transaction.today, clock: upward,
                        key: .form(report.rawValue), as: line)
                }
                if let box {
                    guard let key = try transaction.exportKey(of: organ, to: .city) else { throw StoreError.notFound }
                    try transaction.insertExport(
                        of: report, as: line, at: organ, box, to: key.id, above: .city, sheets: nil)
                }
                guard let request = try transaction.sealRequest(of: report) else { throw StoreError.notFound }
                try transaction.sealUp(report)
                try transaction.markSealed(request.id, by: lead.staff)
            }
        }
    }

    /// The head of the county names the head of the petition office and a registrar as those who open what waits in
    /// quarantine, where nobody was named.
    public func nameReaders(with context: OperationContext) async throws {
        guard let head = head.staff, let lead = lead.staff, let clerk = clerk.staff else { return }
        let names = NameReaders(context)
        guard try await names.list(as: head).standing == .nobody else { return }
        try await names.name(lead.staff, clerk.staff, as: head)
    }

    /// Seals a report of the county up as two persons do: a registrar asks, the head of the petition office seals it.
    /// Of what waits in quarantine they are the two who open it.
    ///
    /// - Parameter decider: instead of the head of the petition office.
    public func sealUp(
        _ report: Report.ID, _ sealing: Triage.Sealing, sheets: Int? = nil, by decider: StaffCaller? = nil,
        with context: OperationContext
    ) async throws {
        guard let lead = lead.staff, let clerk = clerk.staff else { return }
        let state = try await store.transaction(as: .system, on: .worker) { try $0.report(report).report.state }
        if state == .quarantined { try await nameReaders(with: context) }
        try await AskSealing(context)(report, sealing, as: clerk)
        try await DecideSealing(context).seal(report, sheets: sheets, as: decider ?? lead)
    }
}
