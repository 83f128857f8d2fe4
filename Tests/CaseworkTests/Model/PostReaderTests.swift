import Casework
import Testing

@Suite("Posts read against the directory")
struct PostReaderTests {
    @Test(arguments: [
        ("双桥街道副主任", Level.county), ("双桥街道主任", .county), ("双桥街道办事处副主任", .county),
        ("双桥街道党政办副主任", .township), ("双桥街道便民服务中心主任", .township),
    ])
    func `the head of a street office is managed by the county, the head of one of its windows is not`(
        post: String, level: Level
    ) throws {
        let reading = try FictionalCity.directory().readPost(post, seenFrom: Organ.ID("L"))
        #expect(reading.managedAt == level, "\(post)")
    }
}
