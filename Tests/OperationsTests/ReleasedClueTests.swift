import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A clue that somebody took up and put down again has waited as long as it has.
@Suite struct ReleasedClueTests {
    @Test func `JB-25 a clue that was claimed and released comes before the younger ones of its class`() async throws {
        try await Desk.open { desk in
            let room = Clue.Destination(organ: desk.office.county, room: Room.ID("O420281-J1"))
            var clues: [Clue.ID] = []
            for _ in 0..<3 {
                clues.append(
                    try await desk.office.plantClue(PlantedPlace(receiver: desk.office.county, destination: room)).clue)
                desk.office.clock.advance(seconds: 60)
            }
            let (one, other) = (desk.member("O420281-J1", 0), desk.member("O420281-J1", 1))
            for _ in 0..<2 {
                #expect(try await ClaimNext(desk.context)(as: one) == .claimed(clues[0]))
                desk.office.clock.advance(seconds: 600)
                try await HandleClue(desk.context).release(clues[0], as: one)
            }
            for clue in clues {
                #expect(try await ClaimNext(desk.context)(as: other) == .claimed(clue))
            }
        }
    }
}
