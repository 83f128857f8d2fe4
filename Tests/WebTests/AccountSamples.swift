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
            account: "S1356", organ: "大冶市纪委监委", code: "AAAA-BBBB", setup: setup, requiresFactor: true, form: wrong)
        let over = FormState(problems: [Problem(field: "invitation", message: .invitationIsOver)])
        return [
            ("account-of-others", AccountPage(sessions: sessions, codesLeft: 7, endsOthers: true).render(in: staff)),
            ("account", AccountPage(sessions: sessions, codesLeft: 7).render(in: staff)),
            ("account-bare", AccountPage(sessions: [], codesLeft: nil).render(in: staff)),
            ("factor", FactorPage(setup: setup, nonce: "n", form: wrong).render(in: staff)),
            ("confirm-factor", ConfirmFactorPage(back: .myFactor, form: wrong).render(in: staff)),
            ("invitation", invitation.render(in: frame)),
            ("invitation-code", InvitationCodePage().render(in: frame)),
            ("invitation-over", InvitationCodePage(form: over).render(in: frame)),
            ("account-changed", AccountChangedPage(heading: .accountIsReady, codes: ["AAAA-BBBB"]).render(in: frame)),
        ]
    }
}
