import Libcurl
import Testing

@testable import Notify

@Suite struct LanesTests {
    let now = Moment(seconds: 1_000_000)

    func delivery(to endpoint: String = "e") -> Delivery {
        Delivery(
            id: "dlv_1", endpointID: endpoint, url: "", egress: EgressRule(host: "", port: 1, networks: []),
            keys: .init(current: []), body: [], attempt: 1, leaseToken: "t")
    }

    func sent(_ result: Result<HTTPClient.Response, HTTPClient.Failure>) -> Sent {
        Sent(delivery: delivery(), at: now, exchange: HTTPClient.Exchange(result))
    }

    @Test func `room shrinks with each delivery in flight and returns with each outcome`() {
        var lanes = Lanes()
        lanes.list([Endpoint(id: "e", maxInFlight: 2)])
        lanes.began(delivery(), at: now)
        #expect(lanes.rooms(at: now).rooms == [EndpointRoom(endpointID: "e", room: 1)])
        lanes.began(delivery(), at: now)
        #expect(lanes.rooms(at: now).limit == 0)
        lanes.ended(sent(.success(.init(status: 200))), at: now, random: 0)
        #expect(lanes.rooms(at: now).limit == 1)
        #expect(lanes.inFlight == 1)
    }

    @Test func `the rooms of all endpoints together stay within the bound`() {
        var lanes = Lanes()
        lanes.list((0..<100).map { Endpoint(id: "e\($0)", maxInFlight: 1000) })
        #expect(lanes.rooms(at: now).rooms.allSatisfy { $0.room == Limits.deliveriesPerEndpoint })
        #expect(lanes.rooms(at: now).limit == Limits.deliveriesInFlight)
    }

    @Test func `an endpoint that left the list gets nothing, and is remembered while something is in flight`() {
        var lanes = Lanes()
        lanes.list([Endpoint(id: "e", maxInFlight: 2)])
        lanes.began(delivery(), at: now)
        lanes.list([])
        #expect(lanes.rooms(at: now).limit == 0)
        lanes.ended(sent(.failure(.timeout)), at: now, random: 0)
        #expect(lanes.inFlight == 0)
        #expect(lanes.outcomes.count == 1)
    }

    @Test func `enabling an endpoint again needs a new generation`() {
        var lanes = Lanes()
        let endpoint = Endpoint(id: "e", maxInFlight: 2)
        lanes.list([endpoint])
        lanes.began(delivery(), at: now)
        lanes.ended(sent(.success(.init(status: 410))), at: now, random: 0)
        #expect(lanes.changes.map(\.kind) == [.gone])
        lanes.list([endpoint])
        #expect(lanes.rooms(at: now).limit == 0)
        lanes.list([Endpoint(id: "e", maxInFlight: 2, generation: 1)])
        #expect(lanes.rooms(at: now).limit == 2)
    }

    @Test func `the longest pause of several holds, and ends by itself`() {
        var lanes = Lanes()
        lanes.list([Endpoint(id: "e", maxInFlight: 4)])
        for seconds in ["9", "5"] {
            lanes.began(delivery(), at: now)
            lanes.ended(sent(.success(.init(status: 429, headers: ["retry-after": seconds]))), at: now, random: 0)
        }
        #expect(lanes.changes.map(\.kind) == [.paused(until: now.adding(seconds: 9))])
        #expect(lanes.rooms(at: now.adding(seconds: 8)).limit == 0)
        #expect(lanes.rooms(at: now.adding(seconds: 9)).limit == 4)
    }

    @Test func `nothing is claimed while too many outcomes wait to be written`() {
        var lanes = Lanes()
        lanes.list([Endpoint(id: "e", maxInFlight: 4)])
        for _ in 0..<Limits.outcomesWaiting {
            lanes.began(delivery(), at: now)
            lanes.ended(sent(.success(.init(status: 200))), at: now, random: 0)
        }
        #expect(lanes.rooms(at: now).limit == 0)
        lanes.wrote(outcomes: 1, changes: 0)
        #expect(lanes.rooms(at: now).limit == 4)
    }
}
