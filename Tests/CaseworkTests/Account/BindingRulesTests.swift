import Casework
import Testing

/// DW-binding: who binds what opens a door, and how long a certificate holds.
@Suite struct BindingRulesTests {
    private static func person(_ name: String, _ roles: Set<Role>, token: AccessToken.ID? = nil) -> StaffCaller {
        StaffCaller(staff: Staff.ID(name), organ: Organ.ID("O1"), room: nil, roles: roles, token: token)
    }

    @Test func `DW-binding the office approves for others of its organ, and never by a token`() {
        let organ = Organ.ID("O1")
        let office = Self.person("A", TokenRules.office)
        #expect(BindingRules.mayApprove(office, owner: Staff.ID("B"), of: organ))
        #expect(!BindingRules.mayApprove(office, owner: Staff.ID("A"), of: organ), "one's own")
        #expect(!BindingRules.mayApprove(office, owner: Staff.ID("B"), of: Organ.ID("O2")), "another organ's")
        let machine = Self.person("A", TokenRules.office, token: AccessToken.ID("t"))
        #expect(!BindingRules.isOffice(machine) && !BindingRules.mayApprove(machine, owner: Staff.ID("B"), of: organ))
        for role in Role.allCases where !TokenRules.office.contains(role) {
            #expect(!BindingRules.mayApprove(Self.person("A", [role]), owner: Staff.ID("B"), of: organ), "\(role)")
        }
    }

    @Test func `DW-binding a certificate holds from its first moment to its last`() {
        let moment = { Instant(microsecondsSinceEpoch: $0) }
        let rows: [(Int64, Bool)] = [(9, false), (10, true), (15, true), (20, true), (21, false)]
        for (now, holds) in rows {
            #expect(BindingRules.holds(from: moment(10), until: moment(20), at: moment(now)) == holds, "\(now)")
        }
    }
}
