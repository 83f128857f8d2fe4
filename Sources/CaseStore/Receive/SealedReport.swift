public import Casework
public import Sealing

/// A report ready to be written: everything that identifies somebody is sealed already.
public struct SealedReport: Sendable {
    public let id: Report.ID
    let receiver: Organ.ID
    let number: ReportNumber?
    let channel: Channel
    let receivedOn: CivilDate
    let signature: ReporterSignature
    let category: String
    let source: ReportSource
    let sourceKey: [UInt8]
    let queryCode: KeptCode?
    let matterToken: [UInt8]?
    let mark: Repeats.Mark
    /// Blind tokens, for whoever searches in the organ that receives it.
    let words: [Int32]
    let importFlags: [String]
    let riskFlags: [String]
    let priority: Priority
    /// Wrapped when it is written, under the key that its organ uses then.
    let itemKey: ItemKey
    let text: [UInt8]
    /// Who reported, under a key of its own that is wrapped for the vault when it is written.
    let identity: (sealed: [UInt8], key: IdentityKey)?
    /// Keyed hashes of whoever signed it, for the vault (JC-67).
    let reporterTokens: [[UInt8]]
    /// Members of staff whom it accuses: they see nothing of it from the first moment on.
    let barredStaff: [Staff.ID]
    let accused: [(sealed: [UInt8], standing: AccusedStanding)]
}

/// By which door a report came in.
public enum ReportSource: String, Sendable, CaseIterable {
    case desk
    case importFile = "import"
    case publicPage = "public"
    case api
    /// A room found it in its own work (SS-172).
    case room
}

/// What makes two hand-ins the same one: a retry of the same form, the same row of a register.
public enum SourceKey: Hashable, Sendable {
    /// The random number that the form carried.
    case form(String)
    /// The number as the office's own register of a year writes it.
    case register(year: Int, number: String)
    /// A row of a register that goes up sealed, by its number there: corrected files have it in another place.
    case sealedNumber(year: Int, number: WithheldNumber, sameNumberAbove: Int)
    /// One without a number, by its place, because nothing else of it is kept.
    case sealedRow(year: Int, row: Int)

    func bytes(for organ: Organ.ID) -> [UInt8] {
        switch self {
        case .form(let nonce): Array("form|\(organ.rawValue)|\(nonce)".utf8)
        case .register(let year, let number): Array("register|\(organ.rawValue)|\(year)|\(number)".utf8)
        case .sealedNumber(let year, let number, let above):
            Array("sealed-number|\(organ.rawValue)|\(year)|\(above)|\(number.text)".utf8)
        case .sealedRow(let year, let row): Array("sealed|\(organ.rawValue)|\(year)|\(row)".utf8)
        }
    }
}

extension CaseStore {
    /// Seals a draft. Costs some ten microseconds and needs no connection.
    ///
    /// - Parameters:
    ///   - number: nil for a public hand-in, which waits in quarantine.
    ///   - queryCode: what is kept of the code that the reporter is shown; nil where nobody is shown any.
    ///   - barredStaff: members of staff whom it accuses.
    public func seal(
        _ draft: ReportDraft, for organ: Organ.ID, number: ReportNumber?, source: ReportSource, key: SourceKey,
        queryCode: KeptCode?, signature: ReporterSignature? = nil, importFlags: [String] = [],
        riskFlags: [String] = [], priority: Priority = .normal, barredStaff: [Staff.ID] = []
    ) throws(SealingError) -> SealedReport {
        let id: Report.ID = world.newID()
        let itemKey = ItemKey(suite: keyring.suite)
        let identityKey = IdentityKey(suite: keyring.suite)
        var accused: [(sealed: [UInt8], standing: AccusedStanding)] = []
        for (ordinal, person) in draft.accused.enumerated() {
            let plain = SealedFields.encode([person.name, person.unit, person.post])
            let place = SealedPlace.accused(ordinal: ordinal)
            accused.append((try keyring.seal(plain, item: id, place: place, with: itemKey), person.standing))
        }
        let words = BlindWords(keyring)
        let classes = words.classes(
            of: [SearchField](
                summary: draft.summary, text: draft.text, place: draft.place, accused: draft.accused))
        let identity = SealedFields.encode([draft.reporter.name, draft.reporter.phone, draft.reporter.address])
        let isNamed = draft.reporter != ReporterDraft()
        return SealedReport(
            id: id, receiver: organ, number: number, channel: draft.channel, receivedOn: draft.receivedOn,
            signature: signature ?? draft.reporter.signature, category: draft.category, source: source,
            sourceKey: keyring.token(.source, key.bytes(for: organ)),
            queryCode: queryCode, matterToken: matterToken(draft.accused),
            mark: keyring.mark(draft.accused, summary: draft.summary, text: draft.text),
            words: words.tokens(classes, of: organ, inMonthOf: draft.receivedOn), importFlags: importFlags,
            riskFlags: riskFlags,
            priority: priority, itemKey: itemKey,
            text: try keyring.seal(
                SealedFields.encode([draft.summary, draft.text, draft.place]), item: id, place: .text, with: itemKey
            ),
            identity: isNamed ? (try identityKey.seal(identity, of: id), identityKey) : nil,
            reporterTokens: Declared.persons(in: draft.reporter.name).map { keyring.token(.person, Array($0.utf8)) },
            barredStaff: barredStaff, accused: accused
        )
    }

    private func matterToken(_ accused: [AccusedDraft]) -> [UInt8]? { keyring.matterToken(accused) }
}

extension Keyring {
    /// Repeats are found by accused and post, never by reporter (C11); nil when nobody is named.
    func matterToken(_ accused: [AccusedDraft]) -> [UInt8]? {
        guard let first = accused.first(where: { !$0.name.isEmpty || !$0.unit.isEmpty }) else { return nil }
        let words = (first.name + "|" + first.unit + first.post).filter { !$0.isWhitespace }
        return token(.matter, Array(words.utf8))
    }
}
