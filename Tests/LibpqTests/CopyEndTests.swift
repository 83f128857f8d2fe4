import Libpq
import TestDatabase
import Testing

/// A COPY in that cannot succeed any more ends whoever makes its rows, however many there would be.
@Suite struct CopyEndTests {
    private static let copyIn = "copy ended (id) from stdin (format binary)"
    private static let count = Statement("select count(*) from ended")
    private static let table = "create temp table ended (id int primary key check (id <> 13))"
    /// Where a test without an end would go on for ever, it ends here: more than sockets and buffers hold by far.
    private static let enough: Int32 = 3_000_000

    @Test func `a row that the server refuses ends the rows behind it, and the reason is the server's`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script(Self.table)
                var made: Int32 = 0
                let error = #expect(throws: DatabaseError.self) {
                    try session.copyIn(Self.copyIn) { writer in
                        while made < Self.enough {
                            made += 1
                            try writer.append([.int4(made)])
                        }
                    }
                }
                #expect(error?.kind == .checkViolation)
                #expect(made < Self.enough)
                #expect(try session.copyIn(Self.copyIn) { try $0.append([.int4(1)]) } == 1, "the connection goes on")
                #expect(try session.query(Self.count)[0].int8(0) == 1)
            }
        }
    }

    @Test func `rows that never end, end with their task`() async throws {
        try await withConnection { connection in
            let backend = try await connection.run { session in
                try session.script(Self.table)
                return try session.query(.backendID)[0].int4(0)
            }
            let isGivenUp = Box(false)
            let copy = Task {
                try await connection.run { session in
                    try session.copyIn(Self.copyIn) { writer in
                        var id: Int32 = 100
                        while !isGivenUp.withLock({ $0 }) {
                            try writer.append([.int4(id)])
                            id += 1
                        }
                    }
                }
            }
            try await untilBegun(backend, "copy ended%")
            copy.cancel()
            #expect(await isOver { _ = await copy.result })
            isGivenUp.withLock { $0 = true }
            await #expect(throws: CancellationError.self) { try await copy.value }
            let rows = try await connection.run { try $0.query(Self.count)[0].int8(0) }
            #expect(rows == 0)
        }
    }

    @Test func `what the server remarks in the middle ends nothing`() async throws {
        try await withConnection { connection in
            try await connection.run { session in
                try session.script(
                    """
                    \(Self.table);
                    create function pg_temp.remark() returns trigger language plpgsql as $$ begin
                        if new.id % 1000 = 0 then raise notice 'row %', repeat('long ', 400); end if;
                        return new;
                    end $$;
                    create trigger remarks before insert on ended for each row execute function pg_temp.remark()
                    """)
                let loaded = try session.copyIn(Self.copyIn) { writer in
                    for id in Int32(101)...60_100 { try writer.append([.int4(id)]) }
                }
                #expect(loaded == 60_000)
                #expect(!session.notices.isEmpty)
            }
        }
    }
}
