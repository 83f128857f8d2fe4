import Casework
import Testing

@Suite("JB-52 JB-15 HS-26 who is told beyond the organ") struct AlarmTests {
    private static let (own, next, top) = (Organ.ID("Q"), Organ.ID("C"), Organ.ID("P"))

    private static func told(_ clock: ClockKind, barred: Set<Organ.ID> = [], superiors: [Organ.ID] = [next, top])
        -> [String]
    {
        Alarm.addressees(of: clock, at: own, superiors: superiors, barred: barred).map {
            "\($0.organ.rawValue) \($0.audience.rawValue)"
        }
    }

    @Test func `JB-15: of a late report upward the own auditor and the organ above are told, of other clocks nobody`() {
        #expect(Self.told(.upwardReport) == ["Q auditor", "C upper_office"])
        for kind in ClockKind.allCases where kind != .upwardReport { #expect(Self.told(kind).isEmpty, "\(kind)") }
        #expect(Self.told(.upwardReport, superiors: []) == ["Q auditor"])
    }

    @Test func `HS-26: an organ that must not know is passed over, and the one above it is told`() {
        #expect(Self.told(.upwardReport, barred: [Self.next]) == ["Q auditor", "P upper_office"])
        #expect(Self.told(.upwardReport, barred: [Self.own]) == ["C upper_office"])
        #expect(Self.told(.upwardReport, barred: [Self.own, Self.next, Self.top]).isEmpty)
    }

    @Test func `DW-ending HS-26: of work behind the end of an organ its auditor and the organ above are told`() {
        func told(_ barred: Set<Organ.ID> = [], _ superiors: [Organ.ID] = [Self.next, Self.top]) -> [String] {
            Alarm.addressees(ofWorkLeftAt: Self.own, superiors: superiors, barred: barred).map {
                "\($0.organ.rawValue) \($0.audience.rawValue)"
            }
        }
        #expect(told() == ["Q auditor", "C upper_office"])
        #expect(told([Self.next]) == ["Q auditor", "P upper_office"], "who must not know is passed over")
        #expect(told([], []) == ["Q auditor"])
    }

    @Test func `DW-overdue-steps: a level is not above itself, and each is above the one before`() {
        let levels = OverdueLevel.allCases
        #expect(levels.allSatisfy { !($0 < $0) })
        #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 && !($1 < $0) })
    }
}
