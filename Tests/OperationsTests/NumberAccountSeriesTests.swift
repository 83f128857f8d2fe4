import CaseStore
import Casework
import Testing

/// The account of numbers knows every series that is counted.
@Suite struct NumberAccountSeriesTests {
    @Test func `DW-numbers the account reads every series that the program counts`() async throws {
        try await Desk.open { desk in
            let bodies = try await desk.texts(
                """
                select pg_get_functiondef(p.oid)
                from pg_proc as p
                where p.pronamespace = 'casework'::regnamespace and p.proname in ('number_account', 'issued_numbers')
                order by p.proname
                """)
            #expect(bodies.count == 2)
            let text = bodies.joined()
            for series in NumberSeries.allCases {
                switch series {
                // Of a clue the row itself names its series.
                case .clue, .cadreClue: #expect(text.contains("clue_series"))
                case .report, .sealed, .minutes, .found, .provision: #expect(text.contains("'\(series.rawValue)'"))
                }
            }
            for series in DocumentSeries.allCases {
                let isOfDecision =
                    switch series {
                    case .petition, .supervision, .disciplineAdvice, .supervisionAdvice: true
                    case .letter, .report, .publicNotice, .archive: false
                    }
                #expect(text.contains("d.series") && (!isOfDecision || text.contains("'\(series.rawValue)'")))
            }
        }
    }
}
