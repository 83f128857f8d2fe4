import Libpq
import TestDatabase
import Testing

/// The looks are made from the catalogue, but what a function is asked for is written by hand: nothing may be left out.
@Suite struct EyeTests {
    private static let unasked = DatabaseEye.unasked.values.flatMap {
        $0.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    @Test func `every function that the program may call is asked, or stands on a list with the reason`() async throws {
        try await TestDatabase.withOffice { office in
            let eye = try await DatabaseEye.open(office)
            await eye.close()
            #expect(Set(Self.unasked).count == Self.unasked.count, "named twice")
            #expect(try await DatabaseEye.gaps(in: office, unasked: Self.unasked) == [])
        }
    }

    @Test func `a function that is new is reported, and so is one that takes the name of another`() async throws {
        try await TestDatabase.withOffice { office in
            try await office.admin.run { session in
                try session.script(
                    """
                    create function casework.planted() returns bigint language sql stable security definer
                    set search_path = pg_catalog return 1;
                    create function audit.state(p_cell text) returns bigint language sql stable security definer
                    set search_path = pg_catalog return 1;
                    create function session.own(p_staff text) returns bigint language sql stable security definer
                    set search_path = pg_catalog return 1;
                    create function casework.planted_of(p_report uuid) returns boolean language sql stable
                    security definer set search_path = pg_catalog return true;
                    alter function casework.planted_of(uuid) owner to dengwen_owner;
                    grant execute on function
                        casework.planted(), audit.state(text), session.own(text), casework.planted_of(uuid)
                        to dengwen_web
                    """)
            }
            let eye = try await DatabaseEye.open(office)
            await eye.close()
            let gaps = try await DatabaseEye.gaps(in: office, unasked: Self.unasked)
            let nowhere = " is neither asked nor on the list"
            // By the name alone nobody knows which of two is meant; one that takes an id is tried with it.
            #expect(
                gaps == [
                    "audit.state(text)" + nowhere, "casework.planted()" + nowhere, "session.own()" + nowhere,
                    "session.own(text)" + nowhere,
                ])
        }
    }

    @Test func `what stands on the list and is not there, or is asked, is reported`() async throws {
        try await TestDatabase.withOffice { office in
            let eye = try await DatabaseEye.open(office)
            await eye.close()
            let stale = ["casework.gone", "casework.known_reports"]
            let gaps = try await DatabaseEye.gaps(in: office, unasked: Self.unasked + stale)
            #expect(gaps == stale.map { $0 + " is on the list, and not there or asked" })
        }
    }
}
