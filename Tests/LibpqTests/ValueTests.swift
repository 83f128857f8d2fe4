import Libpq
import Testing

@Suite struct ValueTests {
    /// A value, its SQL type, and how the server prints it: the text comes from PostgreSQL, not from us.
    static let cases: [(Value, String, String?)] = [
        (.null, "text", nil), (.bool(true), "bool", "true"), (.bool(false), "bool", "false"),
        (.int2(.min), "int2", "-32768"), (.int2(.max), "int2", "32767"),
        (.int4(.min), "int4", "-2147483648"), (.int4(7), "int4", "7"),
        (.int8(.max), "int8", "9223372036854775807"), (.int8(.min), "int8", "-9223372036854775808"),
        (.float8(-1.5), "float8", "-1.5"), (.float8(.infinity), "float8", "Infinity"),
        (.text(""), "text", ""), (.text("登闻 🥁 e\u{301}"), "text", "登闻 🥁 e\u{301}"),
        (.bytes([]), "bytea", "\\x"), (.bytes([0, 255, 16]), "bytea", "\\x00ff10"),
        (
            .uuid(high: 0x0011_2233_4455_6677, low: 0x8899_AABB_CCDD_EEFF), "uuid",
            "00112233-4455-6677-8899-aabbccddeeff"
        ),
        (.timestamp(microsecondsSince1970: 0), "timestamptz", "1970-01-01 00:00:00+00"),
        (.timestamp(microsecondsSince1970: -1), "timestamptz", "1969-12-31 23:59:59.999999+00"),
        (.timestamp(microsecondsSince1970: 1_772_323_200_000_001), "timestamptz", "2026-03-01 00:00:00.000001+00"),
        (.timestamp(microsecondsSince1970: .max), "timestamptz", "infinity"),
        (.timestamp(microsecondsSince1970: .min), "timestamptz", "-infinity"),
        (.date(daysSince1970: 0), "date", "1970-01-01"), (.date(daysSince1970: 20_513), "date", "2026-03-01"),
        (.date(daysSince1970: .max), "date", "infinity"),
        (.json(#"{"a": ["字", null]}"#), "jsonb", #"{"a": ["字", null]}"#),
        (.boolArray([true, nil, false]), "bool[]", "{t,NULL,f}"), (.int2Array([1, -1]), "int2[]", "{1,-1}"),
        (.int4Array([]), "int4[]", "{}"), (.int4Array([1, nil, .max]), "int4[]", "{1,NULL,2147483647}"),
        (.int8Array([nil]), "int8[]", "{NULL}"), (.int8Array([.min]), "int8[]", "{-9223372036854775808}"),
        (.textArray([]), "text[]", "{}"), (.textArray(["", nil, "NULL", "甲,乙"]), "text[]", #"{"",NULL,"NULL","甲,乙"}"#),
        (.bytesArray([[], nil, [1]]), "bytea[]", #"{"\\x",NULL,"\\x01"}"#),
        (
            .uuidArray([UUIDBits(high: 0, low: 1), nil]), "uuid[]",
            "{00000000-0000-0000-0000-000000000001,NULL}"
        ),
        (.timestampArray([0, nil]), "timestamptz[]", #"{"1970-01-01 00:00:00+00",NULL}"#),
        (.dateArray([0, nil]), "date[]", "{1970-01-01,NULL}"),
    ]

    @Test(arguments: cases)
    func `a value arrives as the server understands it and comes back the same`(
        value: Value, type: String, printed: String?
    ) async throws {
        let (text, back): (String?, Value) = try await withConnection { connection in
            try await connection.run { session in
                try session.script("set timezone to 'UTC'")
                // bool prints as t/f in text output, true/false when cast.
                let row = try session.query(Statement("select $1::\(type)::text, $1::\(type)"), [value])[0]
                return (try row.textOrNil(0), try Self.read(row, like: value))
            }
        }
        #expect(text == printed)
        #expect(back == value)
    }

    /// Column 1, read by the getter that belongs to the kind of `value`.
    private static func read(_ row: Row, like value: Value) throws -> Value {
        switch value {
        case .null: try row.isNull(1) && row.textOrNil(1) == nil ? .null : .text("not null")
        case .bool: .bool(try row.bool(1))
        case .int2: .int2(try row.int2(1))
        case .int4: .int4(try row.int4(1))
        case .int8: .int8(try row.int8(1))
        case .float8: .float8(try row.float8(1))
        case .text: .text(try row.text(1))
        case .bytes: .bytes(try row.bytes(1))
        case .uuid: .uuid(try row.uuid(1))
        case .timestamp: .timestamp(microsecondsSince1970: try row.timestamp(1))
        case .date: .date(daysSince1970: try row.date(1))
        case .json: .json(try row.json(1))
        case .boolArray: .boolArray(try row.boolArray(1))
        case .int2Array: .int2Array(try row.int2Array(1))
        case .int4Array: .int4Array(try row.int4Array(1))
        case .int8Array: .int8Array(try row.int8Array(1))
        case .textArray: .textArray(try row.textArray(1))
        case .bytesArray: .bytesArray(try row.bytesArray(1))
        case .uuidArray: .uuidArray(try row.uuidArray(1))
        case .timestampArray: .timestampArray(try row.timestampArray(1))
        case .dateArray: .dateArray(try row.dateArray(1))
        }
    }

    @Test func `narrow numbers are read by wider getters`() async throws {
        let row = try await withConnection { connection in
            try await connection.run { session in
                let row = try session.query(Statement("select 1::int2, 2::int4, 2.5::float4, 'x'::varchar, 'y'::name"))[
                    0]
                return (
                    try row.int4(0), try row.int8(0), try row.int8(1), try row.float8(2), try row.text(3),
                    try row.text(4)
                )
            }
        }
        #expect(row == (1, 1, 2, 2.5, "x", "y"))
    }

    @Test func `a getter refuses NULL, another type and an absent column, and says which column`() async throws {
        let errors = try await withConnection { connection in
            try await connection.run { session in
                let row = try session.query(Statement("select null::int4 as hollow, 'Zhenzhu'::text as secret"))[0]
                var errors: [DatabaseError] = []
                for read in [
                    { try row.int4(0) }, { try row.int4(1) }, { try row.int4(9) }, { try row.int4(row["nobody"]) },
                ] as [() throws -> Int32] {
                    do { _ = try read() } catch let error as DatabaseError { errors.append(error) }
                }
                #expect(try row.text(row["secret"]) == "Zhenzhu")
                #expect(try row.int4OrNil(0) == nil)
                return errors
            }
        }
        #expect(
            errors.map(\.kind) == [
                .decoding(column: "hollow"), .decoding(column: "secret"), .decoding(column: "9"),
                .decoding(column: "-1"),
            ])
        #expect(!errors.contains { String(reflecting: $0).contains("Zhenzhu") })
    }

    @Test func `the same text works with NULL first, values later and other types in between`() async throws {
        let answers = try await withConnection { connection in
            try await connection.run { session in
                let statement = Statement("select coalesce($1::int8, -1), coalesce($2::text, '-')")
                let calls: [[Value]] = [
                    [.null, .null], [.int8(1), .null], [.null, .text("a")], [.int4(2), .text("b")], [.null, .null],
                ]
                return try calls.map { values in
                    let row = try session.query(statement, values)[0]
                    return "\(try row.int8(0))\(try row.text(1))"
                }
            }
        }
        #expect(answers == ["-1-", "1-", "-1a", "2b", "-1-"])
    }

    @Test func `more texts than the cache holds still work, and the server keeps no more than the bound`() async throws
    {
        let kept = try await withConnection { connection in
            try await connection.run { session in
                for number in 0..<Limits.preparedStatements + 40 {
                    let statement = Statement("select \(number)::int4")
                    #expect(try session.query(statement)[0].int4(0) == Int32(number))
                }
                #expect(try session.query(Statement("select 0::int4"))[0].int4(0) == 0)
                return try session.query(Statement("select count(*) from pg_prepared_statements"))[0].int8(0)
            }
        }
        #expect(kept <= Int64(Limits.preparedStatements + 2))
    }
}
