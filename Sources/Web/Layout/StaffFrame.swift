/// The parts of the staff side. Which of them a person sees follows from the role.
public enum StaffArea: String, Sendable, CaseIterable {
    // The petition office, then the rooms.
    case desk, triage, calls, register, voids, numbers, notices, sealed, board
    // What presses, and who presses.
    case distribution, ledger, alerts, alarms, clocks, supervision, jurisdiction
    // What follows a result.
    case feedback, protection, petitions
    // What a room finds, and what a result says of who reported.
    case found, merit, analysis
    // What is shown outside of the handling room.
    case excerpts
    // Who reported.
    case unlocks, unlockCounts
    // Papers and meetings.
    case documents, archive, templates, reception, recommendations, meetings
    // Who stands aside.
    case recusals
    // What reports say.
    case search
    // The administrator.
    case webhooks, periods
    // Of the petition office as well: what stopped.
    case stuck
    // The security administrator.
    case invitations, tokens, bindings
    // The auditor.
    case audit

    var name: Text {
        switch self {
        case .desk: .areaDesk
        case .triage: .areaTriage
        case .calls: .areaCalls
        case .register: .areaRegister
        case .notices: .areaNotices
        case .sealed: .areaSealed
        case .board: .areaBoard
        case .distribution: .areaDistribution
        case .ledger: .areaLedger
        case .archive: .areaArchive
        case .alerts: .areaAlerts
        case .alarms: .alarmsTitle
        case .clocks: .areaClocks
        case .jurisdiction: .areaJurisdiction
        case .reception: .areaReception
        case .recommendations: .areaRecommendations
        case .meetings: .areaMeetings
        case .recusals: .areaRecusals
        case .feedback: .areaFeedback
        case .protection: .areaProtection
        case .petitions: .areaPetitions
        case .found: .areaFound
        case .analysis: .areaAnalysis
        case .merit: .areaMerit
        case .excerpts: .areaExcerpts
        case .unlocks: .areaUnlocks
        case .unlockCounts: .areaUnlockCounts
        case .search: .areaSearch
        case .webhooks: .areaWebhooks
        case .invitations: .invitationsOfOrgan
        case .tokens: .tokensOfOrgan
        case .bindings: .bindingsOfOrgan
        case .supervision: .areaSupervision
        case .periods: .areaPeriods
        case .stuck: .stuckTitle
        case .documents: .areaDocuments
        case .templates: .areaTemplates
        case .voids: .areaVoids
        case .numbers: .areaNumbers
        case .audit: .areaAudit
        }
    }

    var link: Link {
        switch self {
        case .desk: .desk
        case .triage: .triage
        case .calls: .calls
        case .register: .register
        case .notices: .notices
        case .sealed: .sealed
        case .board: .board
        case .distribution: .distribution
        case .ledger: .ledger
        case .archive: .archive
        case .alerts: .alerts
        case .alarms: .alarms
        case .clocks: .clocks
        case .jurisdiction: .assignments
        case .reception: .reception
        case .recommendations: .recommendations
        case .meetings: .meetings
        case .recusals: .declarations
        case .feedback: .aftercare
        case .protection: .protection
        case .petitions: .petitions
        case .found: .found
        case .analysis: .trends
        case .merit: .merit
        case .excerpts: .excerpts
        case .unlocks: .unlocks
        case .unlockCounts: .unlockCounts
        case .search: .search
        case .webhooks: .webhooks
        case .invitations: .invitationsOfOrgan
        case .tokens: .tokens
        case .bindings: .bindings
        case .supervision: .supervisions
        case .periods: .clockPolicies
        case .stuck: .stuck
        case .documents: .documents
        case .templates: .templates
        case .voids: .voids
        case .numbers: .numbers
        case .audit: .audit
        }
    }

    /// Whether it is opened every day; the others stand behind one word.
    var isEveryday: Bool {
        switch self {
        case .distribution, .desk, .triage, .register, .notices, .sealed, .board, .alerts,
            .clocks, .supervision, .webhooks, .periods, .stuck, .invitations, .tokens, .bindings, .audit:
            true
        case .alarms, .petitions, .found, .merit, .analysis, .calls, .ledger, .archive,
            .voids, .numbers, .jurisdiction, .feedback, .protection, .documents, .templates, .reception,
            .recommendations, .meetings, .recusals,
            .excerpts, .unlocks, .unlockCounts, .search:
            false
        }
    }

    /// Whether somebody who works here looks things up by their number: it has pages of single items.
    var findsByNumber: Bool {
        switch self {
        case .triage, .board: true
        case .desk, .register, .voids, .numbers, .notices, .sealed, .alerts, .clocks, .supervision, .jurisdiction,
            .alarms, .feedback, .protection, .petitions, .calls, .distribution, .ledger, .archive, .found, .merit,
            .analysis, .documents, .templates, .reception, .recommendations, .meetings, .recusals, .webhooks, .periods,
            .stuck, .invitations, .tokens, .bindings, .excerpts, .unlocks, .unlockCounts, .search, .audit:
            false
        }
    }
}

/// One entry of the navigation.
public struct NavigationEntry: Sendable {
    /// Where it leads.
    public let area: StaffArea
    /// How many items wait there; nil shows no number.
    public let waiting: Int?

    public init(_ area: StaffArea, waiting: Int? = nil) {
        self.area = area
        self.waiting = waiting
    }
}

/// What stands around every staff page: who is signed in, where one may go, what has just happened.
public struct StaffFrame: Sendable {
    /// What has just been done, or could not be.
    public enum Message: Sendable {
        case done(Text)
        case refused(Text)
    }

    /// The reader's language.
    public var language: Language
    /// The signed-in person's name.
    public var person: String
    /// The capacity in which they act.
    public var role: Text
    /// Their organ.
    public var organ: String
    /// Their room.
    public var room: String
    /// Where they may go, in order.
    public var navigation: [NavigationEntry]
    /// The session's form secret.
    public var token: CSRFToken
    /// What has just happened; nil after an ordinary visit.
    public var message: Message?
    /// Whether the account's page says something that its person has not put away yet.
    public var hasNotes = false
    /// The day on which the certificate ends by which they came in; nil where that is far, or there is none.
    public var certificateEnds: Day?

    public init(
        language: Language,
        person: String,
        role: Text,
        organ: String,
        room: String,
        navigation: [NavigationEntry],
        token: CSRFToken,
        message: Message? = nil
    ) {
        self.language = language
        self.person = person
        self.role = role
        self.organ = organ
        self.room = room
        self.navigation = navigation
        self.token = token
        self.message = message
    }
}

/// A page of the staff side: its values are its fields, and ``render(in:)`` is a pure function of them.
public protocol StaffPage: Sendable {
    /// What the browser's title and the page's only first-level heading say.
    var title: Text { get }
    /// The part of the site it belongs to; nil for pages outside of all.
    var area: StaffArea? { get }
    /// The page's address, to come back to after a change of language.
    var link: Link { get }
    /// Writes what is between the heading and the foot.
    func write(into html: inout HTML, in frame: StaffFrame)
}

extension StaffPage {
    /// The whole page.
    public func render(in frame: StaffFrame) -> HTML {
        var html = HTML(language: frame.language)
        html.doctype()
        html(.html, .lang(frame.language)) { html in
            html.head(title: title, scripts: [.deskKeys])
            html(.body, .class("staff")) { html in
                html.skipLink()
                frame.writeHeader(into: &html, area: area, link: link)
                html(.main, .id("main"), .focusable) { html in
                    frame.writeMessage(into: &html)
                    html(.h1, say: title)
                    write(into: &html, in: frame)
                }
                html(.footer, .class("foot")) { html in html(.p, say: .staffFoot) }
            }
        }
        return html
    }
}

extension StaffFrame {
    fileprivate func writeHeader(into html: inout HTML, area: StaffArea?, link: Link) {
        html(.header, .class("top")) { html in
            html.mark(leadingTo: navigation.first?.area.link ?? .signIn)
            html(.nav, .ariaLabel(.mainNavigation)) { html in
                html(.ul) { html in
                    let shown = navigation.filter { $0.area.isEveryday || $0.area == area }
                    for entry in shown { html.item(entry, isCurrent: entry.area == area) }
                    html.folded(navigation.filter { !$0.area.isEveryday && $0.area != area })
                }
            }
            if navigation.contains(where: \.area.findsByNumber) { html.findBox(token) }
            html(.div, .class("who")) { html in
                html(.p) { html in
                    html(.strong, text: person)
                    html.text(" ")
                    html(.span, .class("role"), say: role)
                    html(.span, .class("organ"), text: organ + " · " + room)
                }
                html(.a, .class("quiet"), .href(.directory), say: .directoryLink)
                html(.a, .class("quiet"), .href(.myAccount), say: .myAccount)
                html(.a, .class("quiet"), .href(.language(language.other, back: link)), .lang(language.other)) {
                    $0.text(language.other.ownName)
                }
                html.postButton(.signOut, to: .signOut, token, style: "quiet")
            }
        }
    }

    fileprivate func writeMessage(into html: inout HTML) {
        if hasNotes {
            html(.p, .class("message refusal"), .role("status")) { html in
                html.say(.accountNotes)
                html.text(" ")
                html(.a, .href(.myAccount), say: .accountNotesLook)
            }
        }
        if let certificateEnds {
            html(.p, .class("message refusal"), .role("status")) { html in
                html.say(.certificateEnds(certificateEnds.inWords))
                html.text(" ")
                html(.a, .href(.myBindings), say: .myBindings)
            }
        }
        switch message {
        case .done(let text): html(.p, .class("message done"), .role("status"), say: text)
        case .refused(let text): html(.p, .class("message refusal"), .role("alert"), say: text)
        case nil: return
        }
    }
}

extension HTML {
    fileprivate mutating func item(_ entry: NavigationEntry, isCurrent: Bool) {
        self(.li) { html in
            html(.a, .href(entry.area.link), .current(isCurrent)) { html in
                html.say(entry.area.name)
                if let waiting = entry.waiting, waiting > 0 {
                    html.text(" ")
                    html(.span, .class("count")) { html in html.text(waiting) }
                }
            }
        }
    }

    /// The parts that are opened now and then: behind one word, so that the daily ones stand out.
    fileprivate mutating func folded(_ entries: [NavigationEntry]) {
        if entries.isEmpty { return }
        self(.li, .class("more")) { html in
            html(.details) { html in
                html(.summary, say: .moreAreas)
                html(.ul) { html in
                    for entry in entries { html.item(entry, isCurrent: false) }
                }
            }
        }
    }

    /// The box in which somebody types the number of what they look for. It is posted, because people type names into
    /// it too.
    fileprivate mutating func findBox(_ token: CSRFToken) {
        self(.div, .role("search")) { html in
            html.post(to: .find, token, style: "find") { html in
                html(.label, .for("find-number"), say: .findNumber)
                html(
                    .input, .id("find-number"), .type(.text), .name("number"), .maxLength(Limits.numberLetters),
                    .autocomplete("off"), .noSpelling
                )
                html(.button, .submit, .class("button small"), say: .find)
            }
        }
    }

    /// The sign of the product: the drum's two characters on a seal.
    mutating func mark(leadingTo link: Link) {
        self(.a, .class("mark"), .href(link)) { html in
            html(.span, .class("seal"), .lang(.zh), text: "登闻")
            html(.span, .class("name"), .lang(.en), text: "Dengwen")
        }
    }

    /// The first stop of the keyboard: past the navigation.
    mutating func skipLink() {
        self(.a, .class("skip"), .href(.here("main")), say: .skipToContent)
    }

    /// Everything between `<head>` and `</head>`.
    mutating func head(title: Text, scripts: [Asset]) {
        self(.head) { html in
            html(.meta, .charset("utf-8"))
            html(.title, say: title)
            html(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
            html(.meta, .name("color-scheme"), .content("light dark"))
            html(.meta, .name("format-detection"), .content("telephone=no"))
            html(.link, .rel("stylesheet"), .href(Asset.stylesheet.link))
            for script in scripts { html.script(from: script) }
        }
    }
}
