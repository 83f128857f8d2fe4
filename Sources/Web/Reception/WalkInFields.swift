import Casework
import Operations

extension HTML {
    /// On which reception day of today a visitor came; nothing where none is held.
    mutating func walkIn(_ sessions: [Choice], in form: FormState) {
        if sessions.isEmpty { return }
        self(.div, .class("fields")) { html in
            html.pick(Field("session", .receptionSession, hint: .receptionSessionHint), sessions, in: form)
            html.line(Field("representatives", .representatives, hint: .representativesHint), .count, in: form)
        }
    }
}

extension FormFields {
    /// The desk opened from a reception day: a visit, and one person.
    mutating func presetWalkIn(_ session: String) {
        set("session", to: session)
        set("channel", to: Channel.visit.rawValue)
        set("sealed-channel", to: Channel.visit.rawValue)
        set("representatives", to: "1")
    }
}

extension WalkIn {
    /// The reception day that the desk's form names; nil where it names none.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    static func read(_ fields: FormFields) throws(FormRefused) -> WalkIn? {
        guard !fields["session"].isEmpty else { return nil }
        var reader = FormReader(fields)
        let session = ReceptionSession.ID(address: fields["session"])
        if fields["channel"] != Channel.visit.rawValue || session == nil { reader.refuse("session", .visitOnly) }
        let count = reader.number("representatives", in: 1...5, whenEmpty: 1)
        guard reader.problems.isEmpty, let session, let count else { throw FormRefused(reader) }
        return WalkIn(session: session, representatives: count)
    }
}

extension Site {
    /// What the desk offers: the reception days of today.
    func sessionsToday(as caller: StaffCaller) async throws -> [Choice] {
        try await ReadReception(context).heldToday(as: caller).map { session in
            let (leader, place) = (name(of: session.leader), words(of: session.place))
            return Choice(
                session.id.rawValue, Text("\(leader) · \(place.zh)", "\(leader) · \(place.en)"))
        }
    }

    func words(of place: ReceptionSession.Place) -> Text {
        switch place {
        case .office: .receptionOffice
        case .township(let organ): .receptionTownship(context.directory[organ]?.name ?? organ.rawValue)
        }
    }
}
