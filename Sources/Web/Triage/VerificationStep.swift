import Casework

extension TriageItem {
    /// What came of asking whoever signed; who was not confirmed can be put right.
    func writeVerification(into html: inout HTML, in frame: StaffFrame) {
        html(.details, .class("step")) { html in
            html(.summary, say: .verifyTitle)
            html(.p, .class("hint"), say: .verifyHint)
            html.post(to: .triageVerify(id), frame.token, style: "entry") { html in
                html.enterSendsNothing()
                html.buttons(
                    Field("found", .verifyQuestion, isRequired: true),
                    verifications.map { Choice($0.rawValue, $0.words) }, stacked: true, in: form
                )
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .verifyRecord)
                }
            }
        }
    }
}
