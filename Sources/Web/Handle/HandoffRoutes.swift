import Casework
import Hummingbird
import Operations

/// The signed hand-offs of a clue.
struct HandoffRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("clues/:id/handoffs") { request, context in
            let staff = try await site.staff(request, .board)
            let id = try Clue.ID(in: context)
            return staff.page(site.handoffPage(try await ReadHandoffs(site.context)(id, as: staff.caller)))
        }
    }
}

extension Site {
    fileprivate func handoffPage(_ lines: ReadHandoffs.Lines) -> HandoffPage {
        let record = lines.clue
        return HandoffPage(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ),
            chains: [
                HandoffPage.Chain(heading: .handoffsOfClue, lines: lines.handling.map(handoffLine)),
                HandoffPage.Chain(heading: .handoffsOfReport, lines: lines.report.map(handoffLine)),
            ]
        )
    }

    func handoffLine(_ handoff: StoredHandoff) -> HandoffPage.Line {
        HandoffPage.Line(
            ordinal: handoff.ordinal, from: handoff.from.map(place), to: place(handoff.to),
            signedBy: handoff.signedBy.map(name(of:)), at: Moment(handoff.signedAt),
            seal: handoff.hash.prefix(6).map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
        )
    }

    private func place(_ place: StoredHandoff.Place) -> String {
        let organ = context.directory[place.organ]?.name ?? place.organ.rawValue
        let room = place.room.map { context.directory[$0]?.name ?? $0.rawValue }
        return ([organ] + [room, place.staff.map(name(of:))].compactMap(\.self)).joined(separator: " ")
    }
}
