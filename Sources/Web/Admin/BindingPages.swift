import Casework
import Operations

/// What opens a door, in a list.
struct BindingRow: Sendable {
    let id: String
    /// Nil in the owner's own list.
    let owner: String?
    let kind: Text
    /// To be compared with what the card says.
    let key: String
    let until: Moment?
    let standing: Text
    let mayApprove: Bool
    let mayEnd: Bool
}

/// What opens the reader's own door besides password and code, or for the security office those of the organ.
struct BindingsPage: StaffPage {
    let rows: [BindingRow]
    let isOfOrgan: Bool
    /// What the reader's browser shows, where certificates are in use.
    var shown: Shown?
    /// Whether there is an identity provider to ask.
    var hasProvider = false
    var form = FormState()

    /// The certificate of this very request.
    enum Shown: Sendable {
        case nothing
        case certificate(fingerprint: String, until: Moment)
    }

    var title: Text { isOfOrgan ? .bindingsOfOrgan : .myBindings }
    var area: StaffArea? { isOfOrgan ? .bindings : nil }
    var link: Link { isOfOrgan ? .bindings : .myBindings }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("lead"), say: isOfOrgan ? .bindingsOfOrganLead : .bindingsHint)
        html.problems(of: form)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noBindings)
        } else {
            writeRows(into: &html, frame)
        }
        if let shown { write(shown, into: &html, frame) }
        if hasProvider {
            html(.section) { html in
                html(.h2, say: .bindSubject)
                html(.p, .class("hint"), say: .bindSubjectLead)
                html(.p) { html in html(.a, .class("button"), .href(.myProviderBinding), say: .bindSubject) }
            }
        }
    }

    private func write(_ shown: Shown, into html: inout HTML, _ frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .bindCertificate)
            switch shown {
            case .nothing: html(.p, say: .noCertificateShown)
            case .certificate(let fingerprint, let until):
                html(.p, .class("hint"), say: .bindCertificateHint)
                html(.p, .class("secret"), .lang(.en), text: fingerprint)
                html(.p) { html in
                    html.say(.bindingUntil)
                    html.text(" ")
                    html.moment(until)
                }
                html.post(to: .myBindings, frame.token, style: "entry narrow") { html in
                    html.freshCode(in: form)
                    html(.div, .class("actions")) { html in
                        html(.button, .submit, .class("button primary"), say: .bindCertificate)
                    }
                }
            }
        }
    }

    private func writeRows(into html: inout HTML, _ frame: StaffFrame) {
        html(.table, .class("list")) { html in
            let common: [Text] = [.bindingKind, .bindingKey, .bindingUntil, .tokenStanding, .endToken]
            html.headings(isOfOrgan ? [.tokenOwner] + common : common)
            html(.tbody) { html in
                for row in rows {
                    html(.tr) { html in
                        if let owner = row.owner { html(.td, text: owner) }
                        html(.td, say: row.kind)
                        html(.td, .class("secret"), .lang(.en), text: row.key)
                        html(.td) { html in
                            if let until = row.until { html.moment(until) } else { html.text("–") }
                        }
                        html(.td, say: row.standing)
                        html(.td) { html in writeActs(row, into: &html, frame) }
                    }
                }
            }
        }
    }

    private func writeActs(_ row: BindingRow, into html: inout HTML, _ frame: StaffFrame) {
        if row.mayApprove {
            html.postButton(
                .approveToken, to: .bindingApprove, frame.token, style: "button small", hidden: ["binding": row.id])
        }
        if row.mayEnd {
            html.postButton(
                .endToken, to: isOfOrgan ? .bindingEnd : .myBindingEnd, frame.token, style: "button small",
                hidden: ["binding": row.id])
        }
    }
}
