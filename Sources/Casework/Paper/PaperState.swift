/// A document and where it stands. Nothing is deleted: a number that was given stays given.
public struct Paper: Identifiable, Equatable, Sendable {
    public typealias ID = Identifier<Paper>

    public let id: ID
    public let kind: DocumentKind
    public internal(set) var state: State

    public init(id: ID, kind: DocumentKind, state: State) {
        self.id = id
        self.kind = kind
        self.state = state
    }

    public enum State: Equatable, Sendable {
        /// Written, without a number (拟稿).
        case draft(by: Staff.ID)
        /// Taken back before anybody approved it; it never had a number.
        case withdrawn(by: Staff.ID)
        /// Approved and numbered (签发).
        case issued(Issue)
        /// Somebody asks for it to be void; a second person decides.
        case voidProposed(Issue, by: Staff.ID)
        /// 作废: it keeps its number.
        case voided(Issue, by: Staff.ID, confirmedBy: Staff.ID)
    }

    /// What an approval gives a document.
    public struct Issue: Hashable, Sendable {
        public let number: DocumentNumber
        public let drafter: Staff.ID
        public let approver: Staff.ID
        /// 成文日期
        public let on: CivilDate

        public init(number: DocumentNumber, drafter: Staff.ID, approver: Staff.ID, on: CivilDate) {
            self.number = number
            self.drafter = drafter
            self.approver = approver
            self.on = on
        }
    }

    public enum Event: Equatable, Sendable {
        case edit(by: Staff.ID)
        case withdraw(by: Staff.ID)
        case approve(Issue)
        case proposeVoid(by: Staff.ID)
        /// The second person lets it stand.
        case keep
        case void(by: Staff.ID)
    }

    public struct IllegalMove: Error, Equatable, Sendable {}

    /// - Throws: `IllegalMove` for a move that the state does not know, and for one person where two are needed.
    public mutating func apply(_ event: Event) throws(IllegalMove) {
        switch (state, event) {
        case (.draft, .edit(let author)): state = .draft(by: author)
        case (.draft, .withdraw(let author)): state = .withdrawn(by: author)
        case (.draft(let drafter), .approve(let issue)) where issue.drafter == drafter && issue.approver != drafter:
            state = .issued(issue)
        case (.issued(let issue), .proposeVoid(let author)): state = .voidProposed(issue, by: author)
        case (.voidProposed(let issue, _), .keep): state = .issued(issue)
        case (.voidProposed(let issue, let author), .void(let second)) where second != author:
            state = .voided(issue, by: author, confirmedBy: second)
        case (.draft, _), (.withdrawn, _), (.issued, _), (.voidProposed, _), (.voided, _): throw IllegalMove()
        }
    }
}

extension Paper.State {
    /// Nil before the approval.
    public var issue: Paper.Issue? {
        switch self {
        case .draft, .withdrawn: nil
        case .issued(let issue), .voidProposed(let issue, _), .voided(let issue, _, _): issue
        }
    }

    /// Who wrote it.
    public var drafter: Staff.ID {
        switch self {
        case .draft(let staff), .withdrawn(let staff): staff
        case .issued(let issue), .voidProposed(let issue, _), .voided(let issue, _, _): issue.drafter
        }
    }
}
