import Foundation
import Testing

@testable import Notify

@Suite struct CloudEventTests {
    func event(
        id: String = "evt_1", source: String = "/dengwen/420281", kind: CloudEvent.Kind = .caseRouted,
        reference: String = "c_1", revision: Int = 3
    ) throws -> CloudEvent {
        try CloudEvent(
            id: id, source: source, kind: kind, time: Moment(milliseconds: 1_795_334_400_123),
            about: .item(reference: reference, revision: revision))
    }

    /// As long as a line can be.
    private static let head =
        "dengwen-head-2 4202 12 "
        + [64, 16, 128].map { String(repeating: "a", count: $0) }.joined(separator: " ")

    private func sealed(
        _ head: String = CloudEventTests.head, number: Int64 = 12, kind: CloudEvent.Kind = .auditSealed
    ) throws -> CloudEvent {
        try CloudEvent(
            id: "evt_1", source: "/dengwen/420281", kind: kind, time: Moment(milliseconds: 1_795_334_400_123),
            about: .log(head: head, number: number))
    }

    @Test func `JB-52 a seal of the audit log has these bytes, and nothing of any case`() throws {
        let text =
            #"{"specversion":"1.0","id":"evt_1","source":"/dengwen/420281","type":"dengwen.audit.sealed.v1","#
            + #""time":"2026-11-22T08:00:00.123Z","subject":"audit/log","datacontenttype":"application/json","#
            + #""sequence":"0000000012","partitionkey":"audit","dataclassification":"restricted","#
            + #""data":{"head":"\#(Self.head)","number":12}}"#
        #expect(String(decoding: try sealed().encoded, as: UTF8.self) == text)
    }

    @Test(arguments: ["dengwen-head-1 张三", "dengwen-head-1 a\"b", "a\nb", String(repeating: "a", count: 129)])
    func `JB-52 a head has no room for words`(_ head: String) {
        #expect(throws: CloudEvent.EventError.badHead) { _ = try sealed(head) }
    }

    @Test func `JB-52 what is of the log and what is of a case do not mix`() {
        #expect(throws: CloudEvent.EventError.badHead) { _ = try sealed(kind: .caseRouted) }
        #expect(throws: CloudEvent.EventError.badHead) { _ = try event(kind: .auditSealed) }
        #expect(throws: CloudEvent.EventError.badRevision) { _ = try sealed(number: 0) }
    }

    @Test func `an event has these bytes and no others`() throws {
        let text =
            #"{"specversion":"1.0","id":"evt_1","source":"/dengwen/420281","type":"dengwen.case.routed.v1","#
            + #""time":"2026-11-22T08:00:00.123Z","subject":"case/c_1","datacontenttype":"application/json","#
            + #""sequence":"0000000003","partitionkey":"c_1","dataclassification":"restricted","#
            + #""data":{"case_ref":"c_1","rev":3}}"#
        #expect(String(decoding: try event().encoded, as: UTF8.self) == text)
    }

    @Test(arguments: CloudEvent.Kind.allCases.filter { $0 != .auditSealed })
    func `every kind of a case is JSON with the closed set of keys`(_ kind: CloudEvent.Kind) throws {
        let object = try JSONSerialization.jsonObject(with: Data(event(kind: kind).encoded)) as? [String: Any]
        let keys: Set<String> = [
            "specversion", "id", "source", "type", "time", "subject", "datacontenttype", "sequence", "partitionkey",
            "dataclassification", "data",
        ]
        #expect(object.map { Set($0.keys) } == keys)
        #expect(object?["type"] as? String == kind.rawValue)
        #expect((object?["data"] as? [String: Any])?.keys.sorted() == ["case_ref", "rev"])
    }

    @Test func `the set of kinds is closed and each carries its version`() {
        #expect(CloudEvent.Kind.allCases.count == 13)
        for kind in CloudEvent.Kind.allCases {
            #expect(kind.rawValue.hasPrefix("dengwen.") && kind.rawValue.hasSuffix(".v1"))
        }
    }

    @Test(arguments: ["", "张三", "a b", "a\"b", "a/b", "a.b", "a\n", String(repeating: "a", count: 65)])
    func `a reference has no room for a name`(_ text: String) {
        #expect(throws: CloudEvent.EventError.badReference) { _ = try event(id: text) }
        #expect(throws: CloudEvent.EventError.badReference) { _ = try event(reference: text) }
    }

    @Test(arguments: ["", "dengwen", "/", "/dengwen//1", "/举报/1"])
    func `a source is a path of codes`(_ text: String) {
        #expect(throws: CloudEvent.EventError.badReference) { _ = try event(source: text) }
    }

    @Test func `the largest event stays within the bound`() throws {
        let long = String(repeating: "a", count: 64)
        #expect(try event(id: long, reference: long, revision: .max).encoded.count <= Limits.bodyBytes)
        #expect(throws: CloudEvent.EventError.badRevision) { _ = try event(revision: 0) }
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (4_107_542_399_999, "2100-02-28T23:59:59.999Z"), (1_709_251_199_001, "2024-02-29T23:59:59.001Z"),
    ])
    func `a moment is written in RFC 3339`(_ milliseconds: Int64, _ text: String) {
        #expect(Moment(milliseconds: milliseconds).rfc3339 == text)
    }
}
