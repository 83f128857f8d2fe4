import Libpq
public import Sealing

/// The petition offices above: every organ of the demo has their key in force, so that what goes up sealed can be opened.
public enum UpperOffice {
    /// The private key, which no database holds.
    public static func key() throws -> ExportPrivateKey { try ExportPrivateKey(Array(1...32)) }

    static func install(into owner: Connection) async throws {
        let digits = try key().publicKey.text.filter { $0 != " " }
        try await owner.run { session in
            try session.script(
                """
                insert into casework.export_key (
                    key_id, organ_id, upper_level, public_key, state, proposed_by, proposed_on, confirmed_by,
                    confirmed_on
                )
                select
                    gen_random_uuid(), o.organ_id, u.level, decode('\(digits)', 'hex'), 'in_force', 'S1357',
                    '2026-01-05', 'S1356', '2026-01-05'
                from directory.organ as o
                cross join generate_series(2, 5) as u (level)
                where u.level > o.level
                """)
        }
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
