import Casework
import Testing

@testable import Reading

/// What a text suggests that was breached.
@Suite struct BreachTests {
    @Test func `JB-4 words of a report suggest what was breached, each once with its place`() {
        let text = "举报某村支书王某：2024年截留危房改造补贴3万元，还收受红包，又索要好处费，村民都知道。"
        let found = ReportReader.read(text).breaches
        #expect(found.map(\.value) == [.integrity, .corruption])
        #expect(found.map { $0.span.words(in: text) } == ["红包", "截留"])
    }

    @Test func `JB-4 what is no accusation suggests no breach`() {
        #expect(ReportReader.read("建议在村口装一盏路灯，晚上老人出门看不清。").breaches.isEmpty)
    }
}
