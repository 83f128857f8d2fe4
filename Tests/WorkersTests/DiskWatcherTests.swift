import CaseStore
import Casework
import Operations
import Synchronization
import TestDatabase
import Testing

@testable import Workers

/// DW-upload: a disk that fills up is told of before it is full, and files stop before words do.
@Suite struct DiskWatcherTests {
    private static let whole: Int64 = 100_000_000_000

    /// A disk of which a test says how much is left, in hundredths; nil: nobody knows.
    private final class Disk: Sendable {
        private let left = Mutex<Int64?>(90)

        func leave(_ percent: Int64?) { left.withLock { $0 = percent } }
        var space: DiskSpace? {
            left.withLock { $0 }.map { DiskSpace(free: whole / 100 * $0, whole: whole) }
        }
    }

    @Test
    func `DW-upload the operator hears of each change, the auditor once a day, and those who let files in at once`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let (disk, book, gauge) = (Disk(), Book(), DiskGauge())
            let watcher = DiskWatcher(office.context, gauge: gauge, logger: book.logger, space: { disk.space })
            let auditor = try #require(office.auditor.staff)
            func alarms() async throws -> [Alarm.Kind] {
                try await Alarms(office.context)(as: auditor).filter { $0.organ == office.county }.map(\.kind)
            }
            await watcher.look()
            #expect(book.messages.isEmpty && gauge.room == .ample)
            #expect(try await alarms().isEmpty)
            disk.leave(15)
            await watcher.look()
            await watcher.look()
            #expect(gauge.room == .low)
            #expect(book.messages == ["the disk of the database fills up"])
            #expect(try await alarms() == [.diskLow])
            disk.leave(8)
            await watcher.look()
            #expect(gauge.room == .filesOfStaff)
            disk.leave(3)
            await watcher.look()
            #expect(gauge.room == .words)
            #expect(try await alarms() == [.diskLow], "once a day")
            disk.leave(50)
            await watcher.look()
            #expect(gauge.room == .ample)
            #expect(
                book.messages == [
                    "the disk of the database fills up",
                    "the disk of the database is nearly full: the public hands in words and no files",
                    "the disk of the database is nearly full: no files are taken in",
                    "the disk of the database has room again",
                ])
            #expect(
                try await office.chain().filter { $0.detail == "kind=disk_low" }.map(\.action) == ["alarm.disk_low"],
                "once, and as nothing about the log")
        }
    }

    @Test func `DW-upload a disk of which nobody knows keeps no file out, and the operator hears of it once`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let (disk, book, gauge) = (Disk(), Book(), DiskGauge())
            let watcher = DiskWatcher(office.context, gauge: gauge, logger: book.logger, space: { disk.space })
            disk.leave(nil)
            await watcher.look()
            await watcher.look()
            #expect(book.messages == ["nothing says how much room the disk of the database has"])
            #expect(gauge.room == .ample)
        }
    }

    @Test func `ZJ-23 that a signed hand-off was changed is an alarm of its own, and the log is said to be whole`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            let watch = WatchAudit(office.context)
            #expect(try await watch.raise(.handoffBroken).raised == [.handoffBroken])
            #expect(try await watch.raise(.handoffBroken).raised.isEmpty, "once a day")
            let auditor = try #require(office.auditor.staff)
            let told = try await Alarms(office.context)(as: auditor).filter { $0.organ == office.county }
            #expect(told.map(\.kind) == [.handoffBroken])
            let written = try await office.chain().filter { $0.detail == "kind=handoff_broken" }
            #expect(written.map(\.action) == ["alarm.handoff_broken"])
        }
    }
}
