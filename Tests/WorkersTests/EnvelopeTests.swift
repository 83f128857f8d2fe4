import CaseStore
import Casework
import Notify
import Operations
import Testing

@testable import Workers

@Suite struct EnvelopeTests {
    @Test func `a message id is the ULID text of its UUID, and maps back`() {
        // The pair of the ULID and UUID forms as the ULID tools print it.
        let uuid = "01563e3a-b5d3-d676-4c61-efb99302bd5b"
        #expect(MessageID.text(.delivery, uuid) == "dlv_01ARZ3NDEKTSV4RRFFQ69G5FAV")
        for uuid in [uuid, "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"] {
            let text = MessageID.text(.event, uuid)
            #expect(text?.contains(".") == false)
            #expect(text.flatMap { MessageID.uuid(.event, $0) } == uuid)
        }
    }

    @Test(arguments: [
        "", "dlv_", "dlv_01ARZ3NDEKTSV4RRFFQ69G5FA", "evt_01ARZ3NDEKTSV4RRFFQ69G5FAV", "dlv_81ARZ3NDEKTSV4RRFFQ69G5FAV",
        "dlv_01ARZ3NDEKTSV4RRFFQ69G5FAU",
    ])
    func `what is no message id of ours has no UUID`(text: String) {
        #expect(MessageID.uuid(.delivery, text) == nil)
    }

    @Test(arguments: AnnouncedEvent.allCases)
    func `everything that is announced has an envelope`(event: AnnouncedEvent) {
        #expect(CloudEvent.Kind(rawValue: event.rawValue) != nil)
    }

    @Test func `places are dealt out in turn, and nobody gets more than its room`() {
        let rooms = [("a", 9), ("b", 1), ("c", 9)].map { EndpointRoom(endpointID: $0.0, room: $0.1) }
        let (a, b, c) = (DeliveryEndpoint("a"), DeliveryEndpoint("b"), DeliveryEndpoint("c"))
        let shares = FairShare.deal(rooms, limit: 6, random: 0.5)
        #expect(shares.values.reduce(0, +) == 6)
        #expect(shares[b] == 1)
        #expect(abs((shares[a] ?? 0) - (shares[c] ?? 0)) <= 1)
        #expect(FairShare.deal(rooms, limit: 100, random: 0) == [a: 9, b: 1, c: 9])
        #expect(FairShare.deal(rooms, limit: 1, random: 0.99) == [c: 1])
        #expect(FairShare.deal([], limit: 5, random: 0).isEmpty)
    }

    @Test func `moments before 1970 are rounded down as well`() {
        #expect(Moment(Instant(microsecondsSinceEpoch: -1)) == Moment(milliseconds: -1))
        #expect(Moment(Instant(microsecondsSinceEpoch: 1999)) == Moment(milliseconds: 1))
        #expect(Instant(Moment(milliseconds: 7)) == Instant(microsecondsSinceEpoch: 7000))
    }
}
