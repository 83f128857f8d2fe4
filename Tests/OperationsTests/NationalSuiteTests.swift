import CaseStore
import Casework
import Operations
import Sealing
import TestDatabase
import Testing

/// A site whose root and keys are of SM4 and SM3 (国密): one day of work. What a thief finds in its dump: `WholeDumpTests`.
@Suite struct NationalSuiteTests {
    private static func letter() -> ReportDraft {
        var draft = ReportDraft.townshipCadre
        draft.text = "鱼塘低价出租，账目不公开。"
        return draft
    }

    private static func suites(_ desk: Desk) async throws -> [String] {
        try await desk.texts(
            """
            select distinct get_byte(x.sealed, 0)::text
            from (
                select t.sealed from casework.report_text as t
                union all select i.sealed from vault.identity as i
                union all select i.wrapped from vault.identity as i
                union all select k.wrapped from casework.item_key as k
                union all select k.wrapped from keys.organ_key as k
                union all select d.sealed from casework.kinship_declaration as d
            ) as x (sealed)
            where x.sealed is not null
            """)
    }

    @Test func `a day under SM4 and SM3: registered, opened, searched, handled, asked by its code, and keys replaced`()
        async throws
    {
        try await Desk.open(under: .sm) { desk in
            try await Declarations(desk.context).add(.kin(.spouse, name: "申屠蘅芜", unit: ""), as: desk.clerk)
            let (receipt, _) = try await desk.concluded(Self.letter())
            #expect(try await Self.suites(desk) == [String(Suite.sm.rawValue)], "everything lies under SM4")
            let checks = { @Sendable (store: CaseStore) async throws in
                let text = try await store.transaction(as: .staff(desk.lead)) { try $0.content(of: receipt.id).text }
                #expect(text == Self.letter().text)
                let key = try await desk.office.key(receipt.code)
                #expect(try await store.transaction(as: .publicVisitor) { try $0.track(key) } != nil)
                let kin = try await store.transaction(as: .staff(desk.clerk)) { try $0.kinshipDeclarations() }
                #expect(kin.map(\.name) == ["申屠蘅芜"])
            }
            try await checks(desk.office.store)
            #expect(try await SearchReportsTests.ids("鱼塘", desk, as: desk.lead) == [receipt.id])
            #expect(try await SearchReportsTests.ids("果园", desk, as: desk.lead).isEmpty)

            let rotation = RotateKeys(desk.office.store)
            let outcome = try await rotation.organ(desk.office.county)
            #expect(outcome.items >= 1 && outcome.identities == 1 && outcome.destroyed == 2 && outcome.left == 0)
            #expect(try await rotation.siteData() == RotateKeys.Outcome(ofSite: 1, destroyed: 1))
            let next = try SiteKey(Array(0..<32), suite: .sm).renewed(.sm)
            let renewed = desk.office.anotherStore(Keyring(site: next))
            _ = try await RotateKeys(renewed).site(to: next.newestID)
            #expect(try await Self.suites(desk) == [String(Suite.sm.rawValue)])
            let alone = desk.office.anotherStore(Keyring(site: try next.withoutOlder()))
            for store in [renewed, alone] { try await checks(store) }
        }
    }
}
