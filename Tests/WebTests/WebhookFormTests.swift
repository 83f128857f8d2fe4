import Notify
import Testing

@testable import Web

@Suite struct WebhookFormTests {
    private static func problems(networks: String) -> [Problem] {
        let fields = FormFields([
            "name": "示例平台", "address": "https://receiver.example/in", "networks": networks,
            "events": "dengwen.case.routed.v1",
        ])
        do throws(FormRefused) {
            _ = try EndpointEntry.read(fields, permitsLoopback: false, isNetwork: { Destination.isNetwork($0) })
            return []
        } catch { return error.state.problems }
    }

    @Test(arguments: [
        "10.1.2.0/24", "10.1.2.7/32", "0.0.0.0/0", "fd12:3456::/48", " 10.1.2.0/24  fd12:3456::/48 ",
        "10.1.2.0/24,10.1.3.0/24，10.1.4.0/24",
    ])
    func `networks are taken as the sender reads them`(networks: String) {
        #expect(Self.problems(networks: networks).isEmpty)
    }

    @Test(
        arguments: [
            ("999.1.1.1/24", [1]), ("10.0.0.0/64", [1]), ("10.0.0.1/8", [1]), ("10.0.0.0", [1]), ("10.0.0.0/", [1]),
            ("/8", [1]), ("10.1/16", [1]), ("10.0.0.0/-1", [1]), ("fd12::/129", [1]), ("receiver.example/24", [1]),
            ("10.9.2.0/24 nowhere 10.1.3.0/24, fd12::1/48", [2, 4]),
        ] as [(String, [Int])])
    func `what is no network is named by its place, and not repeated`(networks: String, places: [Int]) {
        let problems = Self.problems(networks: networks)
        #expect(problems == [Problem(field: "networks", message: .noNetworks(at: places))])
        for typed in networks.split(separator: " ") {
            #expect(problems.allSatisfy { !$0.message.zh.contains(typed) && !$0.message.en.contains(typed) })
        }
    }

    @Test(arguments: Schedule.FailureClass.allCases)
    func `every reason for which a receiver is not told has words`(failure: Schedule.FailureClass) {
        let words = Text.notTaken(failure.rawValue, status: nil)
        #expect(words.zh != failure.rawValue && words.en != failure.rawValue)
        #expect(Text.notTaken(failure.rawValue, status: 503).zh.hasSuffix("（HTTP 503）"))
    }

    @Test func `a reason of a later version is shown as it is`() {
        #expect(Text.notTaken("later", status: nil) == .asIs("later"))
        #expect(Text.notTaken(nil, status: 500) == .asIs("HTTP 500"))
        #expect(Text.notTaken(nil, status: nil) == .asIs("–"))
    }

    @Test func `no networks, or too many, are no answer`() {
        for nothing in ["", "  ", ",", " ， "] {
            #expect(Self.problems(networks: nothing) == [Problem(field: "networks", message: .typeNetworks)])
        }
        let many = Array(repeating: "10.1.2.0/24", count: 17).joined(separator: " ")
        #expect(Self.problems(networks: many) == [Problem(field: "networks", message: .tooManyNetworks(16))])
    }
}
