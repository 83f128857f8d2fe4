import Casework

extension OperationContext {
    /// What is no more gets no new work; what lies there is finished as before.
    ///
    /// - Throws: `OperationError.refused` with who took over.
    /// - Policy: HS-4
    func requireStanding(_ organ: Organ.ID, _ room: Room.ID? = nil) throws {
        let places = [Ending.Place(.organ, organ.rawValue)] + (room.map { [Ending.Place(.room, $0.rawValue)] } ?? [])
        for place in places {
            let (kind, organisation) = (place.kind.span, organisation)
            func name(_ id: String) -> String { organisation.history(of: kind, id).last?.name ?? id }
            let facts = NewWork.Facts(
                name: name(place.id), end: organisation.end(of: place),
                successor: organisation.successor(of: kind, place.id).map(name), today: today)
            if let refusal = NewWork.refusal(facts) { throw OperationError(refusal) }
        }
    }

    /// The same where the database was the first to notice: which organ or room it was is not told by a constraint's name.
    func refusalOfNewWork() -> OperationError? {
        NewWork.refusal(NewWork.Facts(name: nil, end: today, successor: nil, today: today)).map { OperationError($0) }
    }
}

extension OperationError {
    fileprivate init(_ refusal: NewWork.Refusal) {
        self = .refused(refusal.reason, remedy: refusal.remedy)
    }
}
