import Testing

@testable import Notify

@Suite struct BreakerTests {
    let start = Moment(seconds: 1_000_000)

    func opened(at now: Moment) -> Breaker {
        var breaker = Breaker()
        for _ in 0..<5 { _ = breaker.failed(at: now) }
        return breaker
    }

    @Test func `five failures in a row open it for half a minute`() {
        var breaker = Breaker()
        for _ in 0..<4 { #expect(breaker.failed(at: start) == nil) }
        #expect(breaker.room(at: start) == .max)
        #expect(breaker.failed(at: start) == .opened(until: start.adding(seconds: 30)))
        #expect(breaker.room(at: start.adding(milliseconds: 29_999)) == 0)
        #expect(breaker.room(at: start.adding(seconds: 30)) == 1)
        #expect(breaker.opensAgain == start.adding(seconds: 30))
    }

    @Test func `a success in between starts the count again`() {
        var breaker = Breaker()
        for _ in 0..<3 {
            for _ in 0..<4 { _ = breaker.failed(at: start) }
            _ = breaker.succeeded(at: start)
        }
        #expect(breaker.state == .closed)
    }

    @Test func `half of twenty attempts within five minutes open it`() {
        var breaker = Breaker()
        for index in 0..<19 {
            let now = start.adding(seconds: Int64(index))
            #expect((index % 2 == 0 ? breaker.succeeded(at: now) : breaker.failed(at: now)) == nil)
        }
        #expect(breaker.failed(at: start.adding(seconds: 19)) == .opened(until: start.adding(seconds: 49)))
    }

    @Test func `failures of long ago do not count`() {
        var breaker = Breaker()
        for index in 0..<18 {
            _ = index % 2 == 0 ? breaker.succeeded(at: start) : breaker.failed(at: start)
        }
        let later = start.adding(seconds: 301)
        _ = breaker.succeeded(at: later)
        for _ in 0..<4 { #expect(breaker.failed(at: later) == nil) }
        #expect(breaker.state == .closed)
    }

    @Test func `half-open lets one probe through`() {
        var breaker = opened(at: start)
        let later = start.adding(seconds: 30)
        breaker.began(at: later)
        #expect(breaker.state == .halfOpen(isProbing: true))
        #expect(breaker.room(at: later) == 0)
        breaker.endedWithoutVerdict()
        #expect(breaker.room(at: later) == 1)
        #expect(breaker.failed(at: later) == .opened(until: later.adding(seconds: 60)))
    }

    @Test func `the pause doubles up to half an hour, and after ten re-openings a person decides`() {
        var breaker = opened(at: start)
        var now = start
        var pauses: [Int64] = []
        while case .open(let until) = breaker.state {
            pauses.append(until.seconds - now.seconds)
            now = until
            breaker.began(at: now)
            _ = breaker.failed(at: now)
        }
        #expect(pauses == [30, 60, 120, 240, 480, 960, 1800, 1800, 1800, 1800])
        #expect(breaker.state == .disabled)
        #expect(breaker.room(at: now.adding(seconds: 1_000_000)) == 0)
        #expect(breaker.succeeded(at: now) == nil)
        #expect(breaker.state == .disabled)
    }

    @Test func `five days of nothing but failures disable it, however rare they are`() {
        var breaker = Breaker()
        var now = start
        for _ in 0..<4 {
            #expect(breaker.failed(at: now) == nil)
            now = now.adding(seconds: 2 * 86_400)
        }
        #expect(breaker.failed(at: now) == .disabled)
    }

    @Test func `after an outage the room doubles with each success`() {
        var breaker = opened(at: start)
        let later = start.adding(seconds: 30)
        breaker.began(at: later)
        #expect(breaker.succeeded(at: later) == .closed)
        #expect(breaker.room(at: later) == 2)
        #expect(breaker.succeeded(at: later) == nil)
        #expect(breaker.room(at: later) == 4)
        for _ in 0..<20 { _ = breaker.succeeded(at: later) }
        #expect(breaker.room(at: later) == .max)
        #expect(breaker.openings == 0)
    }

    @Test func `a disabled endpoint stays so`() {
        var breaker = Breaker(isDisabled: true)
        breaker.began(at: start)
        #expect(breaker.failed(at: start) == nil)
        #expect(breaker.room(at: start) == 0)
        #expect(breaker.opensAgain == nil)
    }
}
