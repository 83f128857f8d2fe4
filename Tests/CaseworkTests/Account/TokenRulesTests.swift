import Casework
import Testing

/// DW-token: who may have a token, for what and how long, and who says yes.
@Suite struct TokenRulesTests {
    private static func person(
        _ name: String, _ roles: Set<Role>, organ: String = "O1", token: AccessToken.ID? = nil
    ) -> StaffCaller {
        StaffCaller(staff: Staff.ID(name), organ: Organ.ID(organ), room: nil, roles: roles, token: token)
    }

    @Test func `DW-token a scope is offered to whose post opens it, and none to the offices that see no case`() {
        let expected: [(Role, [TokenScope])] = [
            (.registrar, [.register]), (.petitionLead, [.register]), (.roomMember, [.readBoard, .claim]),
            (.caseSupervision, [.readBoard, .claim]), (.deputy, [.readBoard, .claim]), (.head, [.readBoard, .claim]),
            (.administrator, []), (.securityAdministrator, []), (.auditor, []),
        ]
        for (role, scopes) in expected {
            #expect(TokenRules.offered(to: Self.person("A", [role])) == scopes, "\(role)")
        }
        for role in TokenRules.office { #expect(TokenRules.offered(to: Self.person("A", [role])).isEmpty) }
    }

    @Test func `DW-token what goes beyond the post, or holds for more than ninety days, is refused`() {
        let owner = Self.person("A", [.registrar])
        let rows: [(Set<TokenScope>, Int, [TokenRules.Fault])] = [
            ([.register], 1, []), ([.register], 90, []), ([.register], 91, [.days]), ([.register], 0, [.days]),
            ([], 30, [.noScope]), ([.claim], 30, [.scopeOfAnotherPost]),
            ([.register, .readBoard], 91, [.scopeOfAnotherPost, .days]),
        ]
        for (scopes, days, faults) in rows {
            #expect(TokenRules.faults(scopes: scopes, days: days, owner: owner) == faults, "\(scopes) \(days)")
        }
    }

    @Test func `DW-token the office approves for others of its organ, and never by a token`() {
        let office = Self.person("A", TokenRules.office)
        let organ = Organ.ID("O1")
        #expect(TokenRules.mayApprove(office, owner: Staff.ID("B"), of: organ))
        #expect(!TokenRules.mayApprove(office, owner: Staff.ID("A"), of: organ), "one's own")
        #expect(!TokenRules.mayApprove(office, owner: Staff.ID("B"), of: Organ.ID("O2")), "another organ's")
        let machine = Self.person("A", TokenRules.office, token: AccessToken.ID("t"))
        #expect(!TokenRules.isOffice(machine) && !TokenRules.mayApprove(machine, owner: Staff.ID("B"), of: organ))
        for role in Role.allCases where !TokenRules.office.contains(role) {
            #expect(!TokenRules.mayApprove(Self.person("A", [role]), owner: Staff.ID("B"), of: organ), "\(role)")
        }
    }
}
