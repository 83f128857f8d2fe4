import Casework
import Operations

/// A token in a list.
struct TokenRow: Sendable {
    let id: String
    /// Nil in the owner's own list.
    let owner: String?
    let purpose: Text
    let scopes: [Text]
    let until: Moment
    let lastUsed: Day?
    let standing: Text
    let mayApprove: Bool
    let mayEnd: Bool
}

/// Tokens of one's own, or for the security office those of the organ.
struct TokensPage: StaffPage {
    let rows: [TokenRow]
    let isOfOrgan: Bool

    var title: Text { isOfOrgan ? .tokensOfOrgan : .myTokens }
    var area: StaffArea? { isOfOrgan ? .tokens : nil }
    var link: Link { isOfOrgan ? .tokens : .myTokens }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("lead"), say: isOfOrgan ? .tokensOfOrganLead : .tokensHint)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noTokens)
        } else {
            writeRows(into: &html, frame)
        }
        if !isOfOrgan { html(.p) { html in html(.a, .class("button"), .href(.newToken), say: .newToken) } }
    }

    private func writeRows(into html: inout HTML, _ frame: StaffFrame) {
        html(.table, .class("list")) { html in
            let common: [Text] = [.tokenPurpose, .tokenScopes, .tokenUntil, .tokenUsed, .tokenStanding, .endToken]
            html.headings(isOfOrgan ? [.tokenOwner] + common : common)
            html(.tbody) { html in
                for row in rows {
                    html(.tr) { html in
                        if let owner = row.owner { html(.td, text: owner) }
                        html(.td, say: row.purpose)
                        html(.td) { html in
                            html(.ul) { html in for scope in row.scopes { html(.li, say: scope) } }
                        }
                        html(.td) { html in html.moment(row.until) }
                        html(.td) { html in
                            if let day = row.lastUsed { html.day(day) } else { html.text("–") }
                        }
                        html(.td, say: row.standing)
                        html(.td) { html in writeActs(row, into: &html, frame) }
                    }
                }
            }
        }
    }

    private func writeActs(_ row: TokenRow, into html: inout HTML, _ frame: StaffFrame) {
        if row.mayApprove {
            html.postButton(
                .approveToken, to: .tokenApprove, frame.token, style: "button small", hidden: ["token": row.id])
        }
        if row.mayEnd {
            html.postButton(
                .endToken, to: isOfOrgan ? .tokenEnd : .myTokenEnd, frame.token, style: "button small",
                hidden: ["token": row.id])
        }
    }
}

/// Asks for a token of one's own.
struct NewTokenPage: StaffPage {
    let scopes: [TokenScope]
    var form = FormState()

    var title: Text { .newToken }
    var area: StaffArea? { nil }
    var link: Link { .newToken }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("lead"), say: .newTokenLead)
        html.problems(of: form)
        html.post(to: .newToken, frame.token, style: "entry") { html in
            let purposes = SystemKind.allCases.map { Choice($0.rawValue, $0.words) }
            html.buttons(Field("purpose", .tokenPurpose, isRequired: true), purposes, stacked: true, in: form)
            let offered = scopes.map { Choice($0.rawValue, $0.words) }
            html.ticks(Field("scopes", .tokenScopes, isRequired: true), offered, stacked: true, in: form)
            html.line(Field("days", .tokenDays, isRequired: true), .count, in: form)
            html.freshCode(in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .newToken)
            }
        }
    }
}

/// A token that was just made; its word stands here and nowhere else.
struct TokenMadePage: StaffPage {
    let word: String

    var title: Text { .tokenMade }
    var area: StaffArea? { nil }
    /// A change of language leads to the list: the word is not shown again.
    var link: Link { .myTokens }

    func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("granted")) { html in
            html(.p, say: .tokenMadeHint)
            html(.p, .class("secret"), .lang(.en), text: word)
        }
        html(.p) { html in html(.a, .href(.myTokens), say: .myTokens) }
    }
}
