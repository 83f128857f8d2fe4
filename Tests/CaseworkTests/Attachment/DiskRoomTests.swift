import Testing

@testable import Casework

/// DW-upload: what may come in by the room on the disk of the database, at each bound and beside it.
@Suite struct DiskRoomTests {
    private static let gigabyte: Int64 = 1_000_000_000

    private static func room(_ free: Int64, of whole: Int64) -> DiskRoom {
        DiskRoom(DiskSpace(free: free, whole: whole))
    }

    @Test func `DW-upload of a small disk a share counts, and of a large one bytes`() {
        let small = 200 * Self.gigabyte
        #expect(Self.room(small, of: small) == .ample && Self.room(40 * Self.gigabyte, of: small) == .ample)
        #expect(Self.room(40 * Self.gigabyte - 1, of: small) == .low)
        #expect(Self.room(20 * Self.gigabyte, of: small) == .low)
        #expect(Self.room(20 * Self.gigabyte - 1, of: small) == .filesOfStaff)
        #expect(Self.room(10 * Self.gigabyte, of: small) == .filesOfStaff)
        #expect(Self.room(10 * Self.gigabyte - 1, of: small) == .words && Self.room(0, of: small) == .words)
        let large = 10_000 * Self.gigabyte
        #expect(Self.room(100 * Self.gigabyte, of: large) == .ample)
        #expect(Self.room(100 * Self.gigabyte - 1, of: large) == .low)
        #expect(Self.room(40 * Self.gigabyte - 1, of: large) == .filesOfStaff)
        #expect(Self.room(20 * Self.gigabyte - 1, of: large) == .words)
    }

    @Test func `DW-upload files of the public stop before those of staff`() {
        #expect(DiskRoom.allCases.map(\.takesFilesOfPublic) == [true, true, false, false])
        #expect(DiskRoom.allCases.map(\.takesFilesOfStaff) == [true, true, true, false])
        #expect(DiskRoom.allCases.filter(\.isAmple) == [.ample])
    }
}
