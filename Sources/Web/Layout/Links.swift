/// Every address of the site, in one place: pages link through these and the router listens on the same paths.
extension Link {
    // MARK: Public pages

    /// The public front page.
    public static let home: Link = .path()
    /// The public report form; its `POST` hands the report in.
    public static let report: Link = .path("report")
    /// The page that asks for a query code; its `POST` shows the state.
    public static let track: Link = .path("track")
    /// Where "I have read it" goes.
    public static let trackRead: Link = .path("track", "read")
    /// Where an objection goes.
    public static let trackObject: Link = .path("track", "objection")
    /// Where additional material goes.
    public static let trackAdd: Link = .path("track", "supplement")
    /// Where the duty of secrecy is confirmed.
    public static let trackSecrecy: Link = .path("track", "secrecy")
    /// Where a reporter says how the report was handled.
    public static let trackRate: Link = .path("track", "rating")
    /// Where a reporter applies for protection.
    public static let trackPetition: Link = .path("track", "petition")
    public static let trackProtect: Link = .path("track", "protection")
    /// Leaves for the neutral page that the site has configured.
    public static let leave: Link = .path("leave")
    /// Chooses a language and returns.
    public static func language(_ language: Language, back: Link) -> Link {
        .path("language", language.rawValue).query("back", back.rawValue)
    }

    // MARK: Staff

    /// Signing in; its `POST` checks.
    public static let signIn: Link = .path("sign-in")
    /// Signing out (`POST`).
    public static let signOut: Link = .path("sign-out")
    /// The intake desk; its `POST` registers.
    public static let desk: Link = .path("desk")
    /// Registers an item of a higher level or about the organ's own head, without content (`POST`).
    public static let deskSealed: Link = .path("desk", "sealed")
    /// The triage list.
    public static let triage: Link = .path("triage")
    /// One item in triage; its `POST` proposes.
    public static func triage(_ number: String) -> Link { .path("triage", number) }
    /// Confirms or sends back a triage proposal (`POST`).
    public static func triageConfirm(_ number: String) -> Link { .path("triage", number, "confirm") }
    /// Takes a public hand-in out of quarantine (`POST`).
    public static func triageAdmit(_ id: String) -> Link { .path("triage", id, "admit") }
    /// Where a report is split into parts; its `POST` proposes it.
    public static func triageSplit(_ id: String) -> Link { .path("triage", id, "split") }
    /// Decides about a proposed split (`POST`).
    public static func triageSplit(_ id: String, _ step: String) -> Link { .path("triage", id, "split", step) }
    /// Decides about an earlier report that it may repeat (`POST`).
    public static func triageRepeats(_ id: String) -> Link { .path("triage", id, "repeats") }
    /// Seals a report up (`POST`).
    public static func triageSeal(_ id: String) -> Link { .path("triage", id, "seal") }
    /// Records what came of asking whoever signed (`POST`).
    public static func triageVerify(_ id: String) -> Link { .path("triage", id, "verify") }
    /// Takes back a decision that was a mistake (`POST`).
    public static func triageReconsider(_ id: String) -> Link { .path("triage", id, "reconsider") }
    /// Records what became of a suggestion (`POST`).
    public static func triageSuggestion(_ id: String) -> Link { .path("triage", id, "suggestion") }
    /// Gives back what another organ passed on (`POST`).
    public static func triageForwardReturn(_ id: String) -> Link { .path("triage", id, "forward-return") }
    /// The register of the office.
    public static let register: Link = .path("register")
    /// Looks something up by its number, which its `POST` sends in the body: an address is kept and logged.
    public static let find: Link = .path("find")
    public static let search: Link = .path("search")
    /// The sealed register.
    public static let sealed: Link = .path("sealed")
    /// Records that a sealed item was reported up (`POST`).
    public static func sealedReportedUp(_ id: String) -> Link { .path("sealed", id, "reported-up") }
    /// The head has read a line of the sealed register (`POST`).
    public static func sealedRead(_ id: String) -> Link { .path("sealed", id, "read") }
    /// Where those start who have no part of the site, such as auditors.
    public static let start: Link = .path("start")
    /// A room's board.
    public static let board: Link = .path("clues")
    /// Claims the next clue in line (`POST`).
    public static let claimNext: Link = .path("clues", "next", "claim")
    /// One clue.
    public static func clue(_ number: String) -> Link { .path("clues", number) }
    /// One step of a clue (`POST`).
    public static func clue(_ number: String, _ step: String) -> Link { .path("clues", number, step) }
    /// Why a report went where it went.
    public static func triageRoute(_ id: String) -> Link { .path("triage", id, "route") }
    /// Where an accused of an accepted report is added or corrected; its `POST` does it.
    public static func triageAccused(_ id: String) -> Link { .path("triage", id, "accused") }
    /// The same for whoever handles its clue.
    public static func clueAccused(_ id: String) -> Link { .path("clues", id, "accused") }
    /// What the leaders of an organ are told at once.
    public static let alerts: Link = .path("alerts")
    /// A leader has read it (`POST`).
    public static func alertRead(_ id: String) -> Link { .path("alerts", id, "read") }
    /// The measures on a clue; its `POST` proposes one.
    public static func measures(_ clue: String) -> Link { .path("clues", clue, "measures") }
    /// Every measure of the organ, newest first.
    public static let measureLedger: Link = .path("measures")
    /// Approves, refuses, ends a measure, or consents to an end (`POST`).
    public static func measure(_ id: String, _ act: String) -> Link { .path("measures", id, act) }
    /// What waits, what the organ assigned, and what was assigned to it.
    public static let assignments: Link = .path("assignments")
    /// Signs for an assignment, or reports its result (`POST`).
    public static func assignment(_ id: String, _ act: String) -> Link { .path("assignments", id, act) }
    /// The notices of the office.
    public static let notices: Link = .path("notices")
    /// Approves a notice (`POST`).
    public static func noticeApprove(_ id: String) -> Link { .path("notices", id, "approve") }
    /// Records how a notice was delivered (`POST`).
    public static func noticeDeliver(_ id: String) -> Link { .path("notices", id, "deliver") }
    /// A notice as a letter.
    public static func notice(_ number: String) -> Link { .path("notices", number) }
    /// Supervision orders.
    public static let supervisions: Link = .path("supervision")
    /// What presses a clue.
    public static func clueSupervision(_ clue: String) -> Link { .path("clues", clue, "supervision") }
    /// An act on a clue that is pressed (`POST`).
    public static func clueSupervision(_ clue: String, _ act: String) -> Link {
        .path("clues", clue, "supervision", act)
    }
    /// An act on one order (`POST`).
    public static func clueSupervision(_ clue: String, _ orders: String, _ order: String) -> Link {
        .path("clues", clue, "supervision", orders, order)
    }
    /// The ledger of instructions; its `POST` enters one.
    public static let instructions: Link = .path("instructions")
    public static func instruction(_ id: String) -> Link { .path("instructions", id) }
    /// Looks after an instruction (`POST`).
    public static func instruction(_ id: String, _ act: String) -> Link { .path("instructions", id, act) }
    /// The clues that a leader is in charge of.
    public static let charges: Link = .path("charges")
    /// Quarterly feedback.
    public static let quarters: Link = .path("quarters")
    /// One room's feedback of a quarter; its `POST` sends it.
    public static func quarter(_ id: String) -> Link { .path("quarters", id) }
    /// The monthly digest.
    public static let digest: Link = .path("digest")
    /// The clocks that concern somebody.
    public static let clocks: Link = .path("clocks")
    /// The periods in force.
    public static let clockPolicies: Link = .path("clocks", "policies")
    /// What the law leaves to this deployment.
    public static let localChoices: Link = .path("rules", "policies")
    /// One clock.
    public static func clock(_ id: String) -> Link { .path("clocks", id) }
    /// Asks for the extension of a clock (`POST`).
    public static func clockAsk(_ id: String) -> Link { .path("clocks", id, "ask") }
    /// Takes back a request for an extension (`POST`).
    public static func clockWithdraw(_ id: String) -> Link { .path("clocks", id, "withdraw") }
    /// Refuses the extension of a clock (`POST`).
    public static func clockRefuse(_ id: String) -> Link { .path("clocks", id, "refuse") }
    /// Grants the extension of a clock (`POST`).
    public static func clockExtend(_ id: String) -> Link { .path("clocks", id, "extend") }
    /// The roster of reception days; `POST` plans one.
    public static let reception: Link = .path("reception")
    /// One reception day.
    public static func reception(_ id: String) -> Link { .path("reception", id) }
    /// Holds or postpones a reception day, or logs who came (`POST`).
    public static func reception(_ id: String, _ step: String) -> Link { .path("reception", id, step) }
    /// The intake desk, for a visitor of a reception day.
    public static func desk(session id: String) -> Link { desk.query("session", id) }
    /// Recommendations; `POST` drafts one.
    public static let recommendations: Link = .path("recommendations")
    /// One recommendation.
    public static func recommendation(_ id: String) -> Link { .path("recommendations", id) }
    /// One step of a recommendation (`POST`).
    public static func recommendation(_ id: String, _ step: String) -> Link { .path("recommendations", id, step) }
    /// Meetings; `POST` calls one.
    public static let meetings: Link = .path("meetings")
    /// One meeting.
    public static func meeting(_ id: String) -> Link { .path("meetings", id) }
    /// Puts a matter on the agenda, or records what was decided (`POST`).
    public static func meeting(_ id: String, _ step: String) -> Link { .path("meetings", id, step) }
    /// What meetings, recommendations and reports upward came of a clue.
    public static func matter(_ clue: String) -> Link { .path("matters", clue) }
    /// Records that a clue was reported upward (`POST`).
    public static func matterUp(_ clue: String) -> Link { .path("matters", clue, "report-up") }
    /// What follows results: objections, clearings, how they were rated.
    public static let aftercare: Link = .path("feedback")
    /// What follows the result of one clue.
    public static func aftercare(_ clue: String) -> Link { .path("clues", clue, "feedback") }
    /// One step of it (`POST`).
    public static func aftercare(_ clue: String, _ step: String) -> Link { .path("clues", clue, "feedback", step) }
    /// The steps of a clue's check.
    public static func course(_ clue: String) -> Link { .path("clues", clue, "course") }
    /// Writes a step down (`POST`).
    public static func course(_ clue: String, _ kind: String) -> Link { .path("clues", clue, "course", kind) }
    /// The watches over who reported; its `POST` opens one.
    public static let protection: Link = .path("protection")
    /// One step of a watch (`POST`).
    public static func protection(_ id: String, _ step: String) -> Link { .path("protection", id, step) }
    /// What is not a matter of discipline: what waits, and what is done.
    public static let petitions: Link = .path("petitions")
    public static let petitionsDone: Link = petitions.query(petitionsView, "done")
    static let petitionsView = "view"
    public static func petition(_ id: String) -> Link { .path("petitions", id) }
    /// One step of it (`POST`).
    public static func petition(_ id: String, _ step: String) -> Link { .path("petitions", id, step) }
    /// The list of outside organs; its `POST` writes one.
    public static let outsideOrgans: Link = .path("outside")
    /// Writes several (`POST`).
    public static let outsideImport: Link = .path("outside", "import")
    /// Webhook endpoints; `POST` adds one.
    public static let webhooks: Link = .path("webhooks")
    /// Approves, disables, enables or tries an endpoint, or sends it again what it was not told (`POST`).
    public static func webhook(_ id: String, _ action: String) -> Link { .path("webhooks", id, action) }
    /// What was sent to an endpoint longer ago.
    public static func webhookPast(_ id: String) -> Link { .path("webhooks", id, "past") }

    // MARK: Documents

    /// The register of documents of an organ.
    public static let documents: Link = .path("documents")
    /// One document.
    public static func document(_ id: String) -> Link { .path("documents", id) }
    /// Changes, approves, prints or voids a document (`POST`).
    public static func document(_ id: String, _ act: String) -> Link { .path("documents", id, act) }
    /// The documents on a clue's file; its `POST` writes one.
    public static func clueDocuments(_ id: String) -> Link { .path("clues", id, "documents") }
    /// The documents on a report's file; its `POST` writes one.
    public static func reportDocuments(_ id: String) -> Link { .path("triage", id, "documents") }
    /// The wording of the documents.
    public static let templates: Link = .path("templates")
    /// The wording of one kind; its `POST` changes it.
    public static func template(_ kind: String) -> Link { .path("templates", kind) }
    /// Sets a code word (`POST`).
    public static func templateCode(_ series: String) -> Link { .path("templates", series, "code") }

    // MARK: Directory

    /// The organisation chart.
    public static let directory: Link = .path("directory")
    /// The address book; of the reader's organ, or of another.
    public static let directoryPeople: Link = .path("directory", "people")
    public static func directoryPeople(of organ: String) -> Link { directoryPeople.query("organ", organ) }
    /// The history of a room's posts.
    public static func directoryRoom(_ id: String) -> Link { .path("directory", "rooms", id) }
    /// How an organ came to be what it is.
    public static func directoryOrgan(_ id: String) -> Link { .path("directory", "organs", id) }
    /// The handovers of the organ; their `POST` hands over.
    public static let handovers: Link = .path("directory", "handovers")
    /// The first step of a handover; its `POST` at `preview` shows what would move.
    public static let handoverNew: Link = .path("directory", "handovers", "new")
    public static func handover(from staff: String) -> Link {
        staff.isEmpty ? handoverNew : handoverNew.query("from", staff)
    }
    public static let handoverPreview: Link = .path("directory", "handovers", "preview")
    /// The protocol of a handover.
    public static func handover(_ id: String) -> Link { .path("directory", "handovers", id) }

    // MARK: Pages of a list

    /// The name of the query item that says where a page of a list begins.
    static let cursorName = "after"
    /// The same address, at the page that begins behind a row; without a cursor at the first page.
    func after(_ cursor: String?) -> Link { cursor.map { query(Self.cursorName, $0) } ?? self }
}
