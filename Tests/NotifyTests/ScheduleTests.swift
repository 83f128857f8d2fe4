import Libcurl
import Testing

@testable import Notify

@Suite struct ScheduleTests {
    static let now = Moment(seconds: 1_795_334_400)

    static let statuses: [(Int, Schedule.FailureClass?)] = [
        (200, nil), (204, nil), (299, nil), (300, .redirect), (302, .redirect), (308, .redirect),
        (400, .configuration), (401, .configuration), (403, .configuration), (404, .configuration),
        (405, .configuration), (413, .configuration), (415, .configuration), (422, .configuration),
        (402, .status), (408, .status), (409, .status), (410, .gone), (429, .paused), (500, .status),
        (502, .status), (503, .status), (504, .status), (101, .status),
    ]

    @Test(arguments: statuses)
    func `each status has its class`(_ status: Int, _ failure: Schedule.FailureClass?) {
        #expect(Schedule.classify(.success(.init(status: status))) == failure)
    }

    @Test func `a 503 pauses the endpoint only when it says for how long`() {
        #expect(Schedule.classify(.success(.init(status: 503, headers: ["retry-after": "5"]))) == .paused)
    }

    @Test(arguments: HTTPClient.Failure.allCases)
    func `every failure of the network has a class`(_ failure: HTTPClient.Failure) {
        let classes: [HTTPClient.Failure: Schedule.FailureClass] = [
            .timeout: .timeout, .connect: .connect, .dns: .dns, .tls: .tls, .blockedAddress: .blockedAddress,
            .tooLarge: .protocol, .protocolViolation: .protocol, .cancelled: .interrupted,
            .shuttingDown: .interrupted, .overloaded: .interrupted,
        ]
        #expect(Schedule.classify(.failure(failure)) == classes[failure])
    }

    func next(
        _ failure: Schedule.FailureClass, _ attempt: Int, random: Double = 1, retryAfter: Moment? = nil
    ) -> Schedule.Step {
        Schedule.next(after: failure, attempt: attempt, retryAfter: retryAfter, now: Self.now, random: random)
    }

    @Test func `thirteen waits of four days in all, then dead`() {
        for (index, seconds) in Schedule.steps.enumerated() {
            #expect(next(.timeout, index + 1) == .retry(at: Self.now.adding(seconds: seconds)))
            #expect(next(.timeout, index + 1, random: 0) == .retry(at: Self.now.adding(milliseconds: seconds * 500)))
        }
        #expect(next(.timeout, 14) == .dead(.timeout))
        #expect(Schedule.steps.count == 13)
        #expect((350_000...360_000).contains(Schedule.steps.reduce(0, +)))
    }

    @Test func `a misconfigured endpoint gets three tries within an hour`() {
        #expect(next(.configuration, 1) == .retry(at: Self.now.adding(seconds: 600)))
        #expect(next(.configuration, 2) == .retry(at: Self.now.adding(seconds: 2400)))
        #expect(next(.configuration, 3) == .dead(.configuration))
        #expect(Schedule.configurationSteps.reduce(0, +) <= 3600)
    }

    @Test(arguments: [Schedule.FailureClass.gone, .blockedAddress, .unsendable])
    func `what cannot get better is dead at once`(_ failure: Schedule.FailureClass) {
        #expect(next(failure, 1) == .dead(failure))
    }

    @Test func `a pause is as long as was asked, or a minute`() {
        let later = Self.now.adding(seconds: 7)
        #expect(next(.paused, 99, retryAfter: later) == .pauseEndpoint(until: later))
        #expect(next(.paused, 1) == .pauseEndpoint(until: Self.now.adding(seconds: 60)))
    }

    @Test(arguments: [
        ("7", 7), ("0", 1), ("86400", 86_400), ("1000000000", 86_400), ("99999999999999999999999", 86_400),
        ("Sun, 22 Nov 2026 08:00:30 GMT", 30), ("Sun, 22 Nov 2026 07:00:00 GMT", 1),
        ("Wed, 22 Nov 2028 08:00:00 GMT", 86_400),
    ])
    func `Retry-After is read within its bounds`(_ text: String, _ seconds: Int64) {
        #expect(RetryAfter.moment(text, now: Self.now) == Self.now.adding(seconds: seconds))
    }

    @Test(arguments: [
        "", " 7", "-7", "+7", "7.5", "7s", "soon", "Sun, 22 Nov 2026 08:00:30", "Sun, 22 Nov 2026 08:00:30 CST",
        "Sunday, 22-Nov-26 08:00:30 GMT", "Sun, 31 Feb 2026 08:00:30 GMT", "Sun, 22 Nov 2026 24:00:30 GMT",
        "Sun, 22 Nov 2026 08:60:30 GMT", "Sun, 22 Nov 26 08:00:30 GMT", "٧",
    ])
    func `a Retry-After that is neither number nor date is ignored`(_ text: String) {
        #expect(RetryAfter.moment(text, now: Self.now) == nil)
    }
}
