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
    /// The notices of the office.
    public static let notices: Link = .path("notices")
    /// Approves a notice (`POST`).
    public static func noticeApprove(_ id: String) -> Link { .path("notices", id, "approve") }
    /// Records how a notice was delivered (`POST`).
    public static func noticeDeliver(_ id: String) -> Link { .path("notices", id, "deliver") }
    /// A notice as a letter.
    public static func notice(_ number: String) -> Link { .path("notices", number) }
    /// Webhook endpoints; `POST` adds one.
    public static let webhooks: Link = .path("webhooks")
    /// Approves, disables, enables or tries an endpoint, or sends it again what it was not told (`POST`).
    public static func webhook(_ id: String, _ action: String) -> Link { .path("webhooks", id, action) }

    // MARK: Directory

    /// The organisation chart.
    public static let directory: Link = .path("directory")
    /// The address book; of the reader's organ, or of another.
    public static let directoryPeople: Link = .path("directory", "people")
    public static func directoryPeople(of organ: String) -> Link { directoryPeople.query("organ", organ) }
    /// The history of a room's posts.
    public static func directoryRoom(_ id: String) -> Link { .path("directory", "rooms", id) }
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
