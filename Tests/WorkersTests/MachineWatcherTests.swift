import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

@testable import Workers

/// What the program takes for granted of its machines is looked at, and said where it is not so.
@Suite struct MachineWatcherTests {
    private static let title = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
    private static let disk = title + "/dev/sda2                               partition\t999420\t\t0\t\t-2\n"
    private static let sealed = title + "/dev/dm-1                               partition\t999420\t\t0\t\t-2\n"

    private static func machine(
        keepsTime: Bool? = true, swaps: String? = title, most: String? = "max\n"
    ) -> MachineWatcher.Machine {
        MachineWatcher.Machine(
            keepsTime: { keepsTime }, swaps: { swaps }, swapMost: { most },
            isEncrypted: { $0 == "/dev/dm-1" })
    }

    private static func said(_ machine: MachineWatcher.Machine, ahead seconds: Int64 = 0) async -> [String] {
        let book = Book()
        let watcher = MachineWatcher(
            machine: machine, ticker: Ticker(every: .seconds(3_600)), logger: book.logger, compare: { seconds })
        await watcher.look()
        return book.messages
    }

    @Test func `a database whose clock is another one is told of, and one within two seconds is not`() async {
        for seconds: Int64 in [-2, 0, 2] { #expect(await Self.said(Self.machine(), ahead: seconds).isEmpty) }
        for seconds: Int64 in [-3, 3, 4_000] {
            #expect(
                await Self.said(Self.machine(), ahead: seconds) == ["the database has another time than the program"])
        }
    }

    @Test func `the clocks of program and database are compared without a context, which would open nothing`()
        async throws
    {
        try await TestDatabase.withOffice { office in
            #expect(try await abs(CompareClocks(office.context)()) <= CompareClocks.tolerance)
            for skew: Int64 in [-600, 600] {
                let store = office.store(skewed: skew)
                let ahead = try await store.secondsAhead()
                #expect(abs(ahead + skew) <= 1, "\(ahead)")
            }
        }
    }

    @Test func `a clock that nothing keeps right is told of, and a machine that does not say is not`() async {
        #expect(
            await Self.said(Self.machine(keepsTime: false)) == ["nothing keeps the clock of this machine right"])
        #expect(await Self.said(Self.machine(keepsTime: nil)).isEmpty)
    }

    @Test func `swap in the clear is told of, and not compressed memory, encrypted devices or a service kept out`()
        async
    {
        let told = ["memory with keys may be written to swap in the clear"]
        #expect(await Self.said(Self.machine(swaps: Self.disk)) == told)
        #expect(await Self.said(Self.machine(swaps: Self.title + "/swapfile file 1 0 -2\n", most: nil)) == told)
        #expect(await Self.said(Self.machine(swaps: Self.title + "/dev/dm-0 partition 1 0 -2\n")) == told, "LVM")
        #expect(await Self.said(Self.machine(swaps: Self.sealed)).isEmpty)
        #expect(await Self.said(Self.machine(swaps: Self.title + "/dev/zram0 partition 1 0 100\n")).isEmpty)
        #expect(await Self.said(Self.machine(swaps: Self.disk, most: "0\n")).isEmpty)
        #expect(await Self.said(Self.machine(swaps: nil)).isEmpty)
    }
}
