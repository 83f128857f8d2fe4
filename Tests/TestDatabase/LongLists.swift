public import CaseStore
public import Casework
import Libpq

/// Long lists, made quickly: rows that differ in what they are sorted by, and some that do not.
extension TestOffice {
    /// Runs SQL as superuser, behind row-level security.
    public func script(_ sql: String) async throws {
        try await admin.run { session in try session.script(sql) }
    }

    /// Puts rows where they never came by themselves, as superuser: no trigger asks for a signed hand-off.
    public func plant(_ sql: String) async throws {
        try await script("set session_replication_role = replica;\n\(sql);\nreset session_replication_role")
    }

    /// Registers reports of these numbers of this year in one transaction.
    public func plantReports(
        in organ: Organ.ID, _ numbers: ClosedRange<Int>, _ source: ReportSource = .desk
    ) async throws {
        let (store, year) = (store, clock.today.year)
        let reports = try numbers.map { number in
            try store.seal(
                draft(), for: organ, number: ReportNumber(year: year, number: number), source: source,
                key: .form("\(organ.rawValue)-\(number)"), queryCode: nil
            )
        }
        try await store.transaction(as: .system, on: .worker) { transaction in
            try transaction.insert(reports)
            try transaction.raiseNumber(.report, of: organ, year: year, to: numbers.upperBound)
        }
    }

    /// Copies a planted clue with other urgencies, ages, ends and categories: of four in a row one is concluded and one
    /// claimed, of three in a row two have a category.
    ///
    /// - Parameters:
    ///   - places: each copy is told by its place; its number is 1000 more.
    ///   - holder: who has those that are claimed or concluded.
    public func copyClue(_ planted: Planted, _ places: ClosedRange<Int>, heldBy holder: Staff.ID) async throws {
        try await plant(
            """
            insert into casework.clue (
                clue_id, cell_id, report_id, receiver_organ_id, organ_id, room_id, clue_year, clue_series, clue_number,
                state, priority, micro_corruption, category, rule, holder_staff_id, conclusion, concluded_at, routed_at,
                version
            )
            select
                gen_random_uuid(), c.cell_id, c.report_id, c.receiver_organ_id, c.organ_id, c.room_id, c.clue_year,
                c.clue_series, 1000 + n.place,
                case n.place % 4 when 0 then 'concluded' when 1 then 'claimed' else 'routed' end,
                1 + n.place / 3 % 4, false, case n.place % 3 when 0 then '廉洁纪律' when 1 then '群众纪律' end, c.rule,
                case when n.place % 4 < 2 then '\(holder.rawValue)' end,
                case when n.place % 4 = 0 then 'educated' end, case when n.place % 4 = 0 then c.routed_at end,
                c.routed_at + n.place % 2 * interval '1 hour', 1
            from casework.clue as c
            cross join generate_series(\(places.lowerBound), \(places.upperBound)) as n (place)
            where c.clue_id = '\(planted.clue.rawValue)'
            """
        )
    }

    /// Starts a clock of each clue of these numbers.
    ///
    /// - Parameter days: how many days after today it ends; negative for one that has run out.
    public func startClock(ofClues numbers: ClosedRange<Int>, endingIn days: Int) async throws {
        try await script(
            """
            insert into casework.clock (
                clock_id, cell_id, subject_id, subject, organ_id, kind, started_on, due_on, provisional,
                calendar_version, warn_on
            )
            select
                gen_random_uuid(), c.cell_id, c.clue_id, 'clue', c.organ_id, 'PRELIM', d.day - 30, d.day + (\(days)),
                false, 'test', d.day - 30
            from casework.clue as c
            cross join (select date '\(clock.today)' as day) as d
            where c.clue_number between \(numbers.lowerBound) and \(numbers.upperBound)
            """
        )
    }
}
