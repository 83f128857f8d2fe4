import CaseStore
import Casework
import Crypto
import Documents
import Foundation
import Operations

/// Whose register a file is, as the operator says.
struct RegisterChoice {
    let organ: Organ.ID
    /// Nil: the one in its title.
    var year: Int?
    /// Whether the operator insists, whatever organ the title names.
    var isForced = false
    /// In whose name; nil: in that of the first registrar, and the audit log says that it was the command.
    var staff: Staff.ID?

    /// A register that is imported for another organ gives its rows to people who may not know of them.
    ///
    /// - Parameter named: whom the title names.
    /// - Throws: a complaint when that is somebody else.
    func compare(with named: [Organ], of directory: Directory) throws {
        guard !isForced, let other = named.first, let own = directory[organ],
            !named.contains(where: { $0.id == organ })
        else { return }
        throw Complaint(
            "台账标题写的是\(other.name)（\(other.id.rawValue)），不是\(own.name)（\(own.id.rawValue)）：请核对 --organ；"
                + "确实要为后者导入，请加 --force-organ",
            "The register's title names \(other.name) (\(other.id.rawValue)), not \(own.name) (\(own.id.rawValue)): "
                + "check --organ; to import it for the latter all the same, add --force-organ"
        )
    }
}

/// Reads a register, decides its rows and writes them batch by batch.
struct RegisterImporter {
    let context: OperationContext
    let caller: StaffCaller
    let choice: RegisterChoice

    struct Outcome {
        let counts: ImportCounts
        let outcomes: [RegisterOutcome]
        /// Reports that were not there before.
        let new: Int
    }

    /// - Throws: a complaint when nobody of the organ's petition office is there, or the one named is none of them.
    init(context: OperationContext, _ choice: RegisterChoice) throws {
        self.context = context
        self.choice = choice
        let organ = choice.organ
        let roles = StaffRoles.roles(in: context.directory)
        let fitting: Set<Role> = choice.staff == nil ? [.registrar] : [.registrar, .petitionLead]
        let clerk = context.directory.staff.first { person in
            person.organ == organ && (choice.staff ?? person.id) == person.id
                && !(roles[person.id] ?? []).isDisjoint(with: fitting)
        }
        guard let clerk else { throw Self.nobody(choice) }
        caller = StaffCaller(staff: clerk.id, organ: organ, room: clerk.room, roles: roles[clerk.id] ?? [])
    }

    private static func nobody(_ choice: RegisterChoice) -> Complaint {
        let organ = choice.organ.rawValue
        guard let staff = choice.staff?.rawValue else {
            return Complaint("机关\(organ)没有信访登记员", "Organ \(organ) has no registrar in the directory")
        }
        return Complaint(
            "\(staff)不是机关\(organ)的信访登记员或信访室主任：请核对 --as",
            "\(staff) is no registrar or petition lead of organ \(organ): check --as"
        )
    }

    /// Imports a whole file; it may have been begun before.
    func importFile(_ bytes: [UInt8]) async throws -> Outcome {
        let operation = ImportRegister(context, byCommand: choice.staff == nil)
        let decided = try Self.decide(bytes, choice, directory: context.directory, today: context.today)
        let batch = try await operation.begin(Array(SHA256.hash(data: bytes)), as: caller)
        let numbers = try await operation.numbers(for: decided.outcomes, year: decided.year, as: caller)
        let (new, conflicts) = try await write(decided.outcomes, numbers, operation)
        let outcomes = decided.outcomes.map { outcome in
            conflicts.contains(outcome.row) ? outcome.rejected(.numberConflict) : outcome
        }
        let counts = Self.count(outcomes)
        if !batch.isFinished { try await operation.finish(batch.id, counts, as: caller) }
        return Outcome(counts: counts, outcomes: outcomes, new: new)
    }

    /// Batches on their way at once: while one waits for the audit chain and the disk, the next is sealed.
    private static let batchesInFlight = 3

    private func write(
        _ outcomes: [RegisterOutcome], _ numbers: RegisterNumbers, _ operation: ImportRegister
    ) async throws -> (new: Int, conflicts: Set<Int>) {
        let caller = caller
        var new = 0
        var conflicts = numbers.repeated
        let outcomes = outcomes.filter { !conflicts.contains($0.row) }
        let batches = stride(from: 0, to: outcomes.count, by: StoreLimits.importBatch).map { start in
            Array(outcomes[start..<min(start + StoreLimits.importBatch, outcomes.count)])
        }
        try await withThrowingTaskGroup(of: (new: Int, conflicts: [Int]).self) { group in
            for (index, batch) in batches.enumerated() {
                if index >= Self.batchesInFlight, let done = try await group.next() {
                    new += done.new
                    conflicts.formUnion(done.conflicts)
                    Terminal.progress(Self.bar(index * StoreLimits.importBatch, of: outcomes.count))
                }
                group.addTask { try await operation.write(batch, numbers, as: caller) }
            }
            for try await done in group {
                new += done.new
                conflicts.formUnion(done.conflicts)
            }
        }
        Terminal.endProgress()
        return (new, conflicts)
    }

    /// Decides every row; needs no database.
    static func decide(
        _ bytes: [UInt8], _ choice: RegisterChoice, directory: Directory, today: CivilDate
    ) throws -> (outcomes: [RegisterOutcome], year: Int) {
        var file = try RegisterFile(bytes)
        try choice.compare(with: file.organsNamed(in: directory), of: directory)
        guard let year = choice.year ?? file.year else {
            throw Complaint(
                "台账标题里没有年份：请用 --year 指定", "The register's title names no year: give one with --year"
            )
        }
        let context = try RegisterContext(year: year, today: today, organ: choice.organ, directory: directory)
        var batch = RegisterBatch(context: context)
        var outcomes: [RegisterOutcome] = []
        while let row = try file.next() { outcomes.append(batch.decide(row)) }
        return (outcomes, year)
    }

    static func count(_ outcomes: [RegisterOutcome]) -> ImportCounts {
        var counts = ImportCounts()
        counts.read = outcomes.count
        for outcome in outcomes {
            switch outcome.decision {
            case .accept(let entry): if entry.flags.isEmpty { counts.accepted += 1 } else { counts.flagged += 1 }
            case .reject, .sealed: counts.rejected += 1
            }
        }
        return counts
    }

    private static func bar(_ done: Int, of all: Int) -> String {
        let filled = all == 0 ? 30 : 30 * done / all
        return "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: 30 - filled)
            + "] \(done)/\(all)"
    }
}
