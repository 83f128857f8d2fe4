import CaseStore
import Casework
import Operations

@testable import Web

extension Samples {
    private static let setup = FactorSetup(secret: Array(0..<20), account: Staff.ID("S1356"))

    /// The pages of one's own account and of one-time codes, in order and refused.
    static func accountPages(_ language: Language) -> [(String, HTML)] {
        let (staff, frame) = (staffFrame(language), publicFrame(language))
        let wrong = FormState(problems: [Problem(field: "code", message: .typeCode)])
        let words = DeviceWords(browser: "firefox", system: "linux").words(.web)
        let sessions = [true, false].map { isThis in
            AccountPage.Session(
                id: isThis ? "a" : "b", started: moment("2026-03-12", 9, 0), seen: moment("2026-03-12", 10, 5),
                words: words, isThis: isThis)
        }
        let invitation = InvitationPage(
            account: "S1356", organ: "大冶市纪委监委", code: "AAAA-BBBB", setup: setup, picture: nil,
            requiresFactor: true, form: wrong)
        let square = (0..<21).map { y in (0..<21).map { x in (x + y) % 3 == 0 } }
        let over = FormState(problems: [Problem(field: "invitation", message: .invitationIsOver)])
        var office = AccountPage(sessions: sessions, codesLeft: 7)
        (office.mayHaveTokens, office.approvesTokens) = (true, true)
        (office.hasBindings, office.approvesBindings) = (true, true)
        var told = AccountPage(sessions: sessions, codesLeft: 7)
        told.notes = AccountNote.Kind.allCases.map { kind in
            AccountNote(
                kind: kind, times: 3, first: Instant(microsecondsSinceEpoch: 0),
                last: Instant(microsecondsSinceEpoch: 1_000_000))
        }
        let waiting = [(true, false), (false, true), (false, false)].map { (isOwn, isGiven) in
            InvitationsPage.Row(
                account: "S1356", name: "卫种植", post: "干事", organ: "大冶市纪委监委", made: 1, until: moment("2026-03-13", 9, 0),
                giver: "uid=1000 A420281", isOwn: isOwn, isGiven: isGiven)
        }
        let misread = MisreadPage(
            faults: [OperationError.Fault("outcome", .notOffered(.outcome))], typed: ["会计截留了低保金，村里都知道。"])
        return tokenPages(language) + bindingPages(language) + [
            ("account-of-others", AccountPage(sessions: sessions, codesLeft: 7, endsOthers: true).render(in: staff)),
            ("account-tokens", office.render(in: staff)),
            ("account", AccountPage(sessions: sessions, codesLeft: 7).render(in: staff)),
            ("account-notes", told.render(in: staff)),
            ("account-bare", AccountPage(sessions: [], codesLeft: nil).render(in: staff)),
            ("factor", FactorPage(setup: setup, nonce: "n", picture: square, form: wrong).render(in: staff)),
            ("confirm-factor", ConfirmFactorPage(back: .myFactor, form: wrong).render(in: staff)),
            ("invitation", invitation.render(in: frame)),
            ("invitations", InvitationsPage(rows: waiting).render(in: staff)),
            ("invitations-none", InvitationsPage(rows: []).render(in: staff)),
            ("misread", misread.render(in: frame)),
            ("invitation-code", InvitationCodePage().render(in: frame)),
            ("invitation-over", InvitationCodePage(form: over).render(in: frame)),
            ("account-changed", AccountChangedPage(heading: .accountIsReady, codes: ["AAAA-BBBB"]).render(in: frame)),
        ]
    }

    /// What opens a door besides password and code, of one's own and of the organ, and the way to the provider and back.
    private static func bindingPages(_ language: Language) -> [(String, HTML)] {
        let (staff, frame) = (staffFrame(language), publicFrame(language))
        let old = FormState(problems: [Problem(field: FormFields.freshCode, message: .codeIsOld)])
        let rows = BindingKind.allCases.map { kind in
            BindingRow(
                id: kind.rawValue, owner: "卫种植", kind: kind.words, key: "4B:04:0A:9D",
                until: kind == .certificate ? moment("2027-01-01", 8, 0) : nil,
                standing: Text("待批准", "Waits for approval"), mayApprove: kind == .certificate, mayEnd: true)
        }
        let until = moment("2027-01-01", 8, 0)
        var mine = BindingsPage(rows: [], isOfOrgan: false, form: old)
        (mine.shown, mine.hasProvider) = (.certificate(fingerprint: "4B:04:0A:9D", until: until), true)
        var bare = BindingsPage(rows: [], isOfOrgan: false)
        bare.shown = .nothing
        let answers = ["s", "b"].map { mark in
            ProviderSignIn.Returned(code: "code", state: mark + ".1.a", issuer: "https://id.example")
        }
        return [
            ("bindings", BindingsPage(rows: rows, isOfOrgan: true).render(in: staff)),
            ("my-bindings", mine.render(in: staff)), ("my-bindings-bare", bare.render(in: staff)),
            ("provider-return", ProviderReturnPage(returned: answers[0]).render(in: frame)),
            ("provider-bind", ProviderReturnPage(returned: answers[1]).render(in: frame)),
            ("sign-in-provider", SignInPage(hasProvider: true).render(in: frame)),
        ]
    }

    /// Tokens of one's own and of the organ, in each state.
    private static func tokenPages(_ language: Language) -> [(String, HTML)] {
        let staff = staffFrame(language)
        let rows = [true, false].map { waits in
            TokenRow(
                id: waits ? "a" : "b", owner: "卫种植", purpose: SystemKind.script.words,
                scopes: TokenScope.allCases.map(\.words), until: moment("2026-03-12", 9, 0), lastUsed: nil,
                standing: Text("待批准", "Waits for approval"), mayApprove: waits, mayEnd: waits)
        }
        let old = FormState(problems: [Problem(field: FormFields.freshCode, message: .codeIsOld)])
        return [
            ("tokens", TokensPage(rows: rows, isOfOrgan: true).render(in: staff)),
            ("my-tokens", TokensPage(rows: [], isOfOrgan: false).render(in: staff)),
            ("new-token", NewTokenPage(scopes: TokenScope.allCases, form: old).render(in: staff)),
            ("token-made", TokenMadePage(word: "dwt_AAAA").render(in: staff)),
        ]
    }
}
