import Casework
import Operations

/// A report as another system hands it in, in the words of `docs/openapi.yaml`.
struct APIReport: Decodable {
    struct Reporter: Decodable {
        let name: PlainText?
        let phone: PlainText?
        let address: PlainText?
    }

    struct Accused: Decodable {
        let name: PlainText?
        let unit: PlainText?
        let post: PlainText?
    }

    struct Transfer: Decodable {
        let source: PlainText
        let letterNumber: PlainText?
        /// ISO 8601 day.
        let letterOn: PlainText?

        enum CodingKeys: String, CodingKey {
            case source
            case letterNumber = "letter_number"
            case letterOn = "letter_on"
        }
    }

    let channel: PlainText
    /// Who manages the accused, as the sender found out before anything was written down (JB-15): `own`, `lower`, `upper`,
    /// `own-head` or `unknown`.
    let managedBy: PlainText
    /// Which body passed it on; only with the channel of what was passed on.
    let transfer: Transfer?
    /// ISO 8601 day; today when missing.
    let receivedOn: PlainText?
    let reporter: Reporter?
    let accused: [Accused]?
    let place: PlainText?
    let category: PlainText?
    /// What it says was breached (JB-4), in the words of `Breach`.
    let breaches: [PlainText]?
    /// A strong reaction of the public (群众反映强烈).
    let publicReaction: Bool?
    /// Of an appeal: the organ that decided.
    let decisionOrgan: PlainText?
    /// ISO 8601 days between which it happened; one alone is that day.
    let actedFrom: PlainText?
    let actedTo: PlainText?
    let summary: PlainText
    let text: PlainText?
    let noStateSecrets: Bool
    /// The sender's own name for this hand-in: the same name twice is one report.
    let requestID: PlainText

    enum CodingKeys: String, CodingKey {
        case channel, transfer, reporter, accused, place, category, breaches, summary, text
        case managedBy = "managed_by"
        case receivedOn = "received_on"
        case publicReaction = "public_reaction"
        case decisionOrgan = "decision_organ"
        case actedFrom = "acted_from"
        case actedTo = "acted_to"
        case noStateSecrets = "no_state_secrets"
        case requestID = "request_id"
    }

    /// - Parameter categories: which there are to choose from. They stand in the clear, so that nothing else does in their
    ///   place.
    /// - Throws: `OperationError.mend` with every field that cannot be read.
    func draft(
        today: CivilDate, in directory: Directory, categories: [Choice]
    ) throws(OperationError) -> ReportDraft {
        var faults: [OperationError.Fault] = []
        switch ManagedBy(rawValue: managedBy.text) {
        // Nothing of it is looked at: it is not this organ's to hold (JB-15).
        case .upper: throw .mustBeSealed(.upperLevel)
        case .ownHead: throw .mustBeSealed(.ownHead)
        case .own, .lower, .unknown: break
        case nil:
            faults.append(.init("managed_by", Bilingual("请先答明被反映人由谁管理", "Say first who manages the accused")))
        }
        let channel = Channel(rawValue: channel.text)
        if channel == nil { faults.append(.init("channel", Bilingual("来件方式不在名单内", "Unknown channel"))) }
        let day = receivedOn.map { CivilDate(iso: $0.text) } ?? today
        if day == nil { faults.append(.init("received_on", Bilingual("日期应写成 2026-03-12", "Write days as 2026-03-12"))) }
        if requestID.text.isEmpty || requestID.text.unicodeScalars.count > Limits.lineCharacters {
            faults.append(.init("request_id", Bilingual("请给出请求编号，最多200字", "Give a request id, 200 characters at most")))
        }
        for (field, value) in lines where value.unicodeScalars.count > Limits.lineCharacters {
            faults.append(.init(field, Bilingual("最多200字", "At most 200 characters")))
        }
        let category = Self.given(category)
        let isOffered = category.isEmpty || categories.contains { $0.value == category }
        if !isOffered, category.unicodeScalars.count <= Limits.lineCharacters {
            faults.append(.init("category", Self.notOffered(categories)))
        }
        let stated = stated(in: directory, &faults)
        let transfer = transfer.flatMap { Self.transfer($0, &faults) }
        guard let channel, let day, faults.isEmpty else { throw .mend(faults) }
        var draft = ReportDraft(
            channel: channel, receivedOn: day,
            reporter: ReporterDraft(
                name: Self.given(reporter?.name), phone: Self.given(reporter?.phone),
                address: Self.given(reporter?.address)
            ),
            accused: (accused ?? []).map {
                AccusedDraft(name: Self.given($0.name), unit: Self.given($0.unit), post: Self.given($0.post))
            },
            place: Self.given(place), category: category, summary: summary.text, text: Self.given(text)
        )
        draft.stated = stated
        draft.transfer = transfer
        return draft
    }

    private static func notOffered(_ categories: [Choice]) -> Bilingual {
        let names = categories.map(\.value).joined(separator: "、")
        return Bilingual("问题类别请从以下选一个：\(names)", "Choose a category out of these: \(names)")
    }

    /// The rules of receipt look at the rest of it.
    private static func transfer(_ stated: Transfer, _ faults: inout [OperationError.Fault]) -> TransferIn? {
        let day = stated.letterOn.map { CivilDate(iso: $0.text) }
        if day == .some(nil) {
            faults.append(.init("transfer.letter_on", Bilingual("日期应写成 2026-03-12", "Write days as 2026-03-12")))
        }
        guard let source = TransferIn.Source(rawValue: stated.source.text) else {
            faults.append(.init("transfer.source", Bilingual("移送机关不在名单内", "Unknown body")))
            return nil
        }
        return TransferIn(source: source, letterNumber: given(stated.letterNumber), letterOn: day ?? nil)
    }

    private func stated(in directory: Directory, _ faults: inout [OperationError.Fault]) -> StatedFacts {
        let known = (breaches ?? []).compactMap { Breach(rawValue: $0.text) }
        if known.count != breaches?.count ?? 0 {
            faults.append(.init("breaches", Bilingual("违纪违法类别不在名单内", "Unknown breach")))
        }
        let organ = decisionOrgan.map { Organ.ID($0.text) }
        if let organ, directory[organ] == nil {
            faults.append(.init("decision_organ", Bilingual("名录中没有这个机关", "The directory has no such organ")))
        }
        var days: [CivilDate?] = []
        for (field, day) in [("acted_from", actedFrom), ("acted_to", actedTo)] {
            days.append(day.flatMap { CivilDate(iso: $0.text) })
            if day != nil, days.last == .some(nil) {
                faults.append(.init(field, Bilingual("日期应写成 2026-03-12", "Write days as 2026-03-12")))
            }
        }
        let actedOn = ActPeriod(stated: days[0], days[1])
        if days.contains(where: { $0 != nil }), actedOn == nil {
            faults.append(.init("acted_to", Bilingual("止日早于起日", "It would end before it begins")))
        }
        return StatedFacts(
            breaches: Set(known), publicReaction: publicReaction ?? false, decisionOrgan: organ, actedOn: actedOn)
    }

    /// One-line values with their fields.
    private var lines: [(String, String)] {
        let own: [(String, PlainText?)] = [
            ("reporter.name", reporter?.name), ("reporter.phone", reporter?.phone),
            ("reporter.address", reporter?.address), ("place", place), ("category", category),
        ]
        let others: [(String, PlainText?)] = (accused ?? []).enumerated().flatMap { index, person in
            [
                ("accused[\(index)].name", person.name), ("accused[\(index)].unit", person.unit),
                ("accused[\(index)].post", person.post),
            ]
        }
        return (own + others).map { ($0.0, Self.given($0.1)) }
    }

    /// What is not there is empty, and so are blanks; those around a value are none of it, as on the forms.
    private static func given(_ value: PlainText?) -> String {
        var text = Substring(value?.text ?? "")
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// What the API calls a field that a rule names.
    static func field(for name: String) -> String {
        switch Receive.Field(rawValue: name) {
        case .reporterName: "reporter.name"
        case .accused: "accused"
        case .noSecrets: "no_state_secrets"
        case .transferSource: "transfer.source"
        case .transferNumber: "transfer.letter_number"
        case .transferDay: "transfer.letter_on"
        case .whole, .channel, .receivedOn, .summary, .text, nil: name
        }
    }
}

/// What the sender of a report gets; the code is shown this once.
struct APIReceipt: Encodable {
    let id: String
    let number: String
    let queryCode: String
    let receivedOn: String
    let noticeDueOn: String?

    enum CodingKeys: String, CodingKey {
        case id, number
        case queryCode = "query_code"
        case receivedOn = "received_on"
        case noticeDueOn = "notice_due_on"
    }

    init(_ receipt: RegisterReport.Receipt) {
        id = receipt.id.rawValue
        number = receipt.number.text(of: receipt.receiver)
        queryCode = receipt.code.text
        receivedOn = receipt.receivedOn.description
        noticeDueOn = receipt.noticeDueOn?.description
    }
}

/// A clue on the board. Nothing of the accused but the level, nothing of the reporter.
struct APIClue: Encodable {
    let id: String
    let number: String
    let state: String
    let priority: Int
    let microCorruption: Bool
    let level: Int?
    let category: String?
    let breaches: [String]
    let origin: String
    let routedOn: String
    let nearestClock: String?
    let dueOn: String?
    /// Hours for which its claim counted as fresh, once that is over and no study is on file.
    let staleAfterHours: Int?

    enum CodingKeys: String, CodingKey {
        case id, number, state, priority, level, category, breaches, origin
        case staleAfterHours = "stale_after_hours"
        case microCorruption = "micro_corruption"
        case routedOn = "routed_on"
        case nearestClock = "nearest_clock"
        case dueOn = "due_on"
    }

    init(_ row: BoardRow) {
        let record = row.clue
        id = record.clue.id.rawValue
        number = record.number.text(of: record.organ)
        state = record.clue.state.code
        priority = record.priority.rawValue
        microCorruption = record.microCorruption
        level = record.level?.rawValue
        category = record.category
        breaches = record.breaches.map(\.rawValue)
        origin = record.origin.rawValue
        routedOn = record.routedAt.civilDate.description
        nearestClock = row.nearest?.kind.rawValue
        dueOn = row.nearest?.dueOn.description
        staleAfterHours = row.stale?.hours
    }
}

extension Clue.State {
    /// The state's name in the API.
    var code: String {
        switch self {
        case .routed: "routed"
        case .claimed: "claimed"
        case .returnRequested: "return_requested"
        case .returned: "returned"
        case .planProposed: "plan_proposed"
        case .underWay: "under_way"
        case .held: "held"
        case .resultProposed: "result_proposed"
        case .concluded: "concluded"
        case .fedBack: "fed_back"
        case .archived: "archived"
        }
    }
}
