import CaseStore
import Casework
import Foundation
import Operations
import Synchronization

/// The petition office of an organ, for measurements of what an office does all day.
struct BenchDesk: Sendable {
    let context: OperationContext
    let clerk: StaffCaller
    let lead: StaffCaller

    /// - Throws: a complaint where the organ has no such office in the directory.
    init(_ context: OperationContext, of organ: String) throws {
        self.context = context
        clerk = try Self.somebody(.registrar, at: Organ.ID(organ), in: context)
        lead = try Self.somebody(.petitionLead, at: Organ.ID(organ), in: context)
    }

    static func somebody(_ role: Role, at organ: Organ.ID, in context: OperationContext) throws -> StaffCaller {
        let roles = StaffRoles.roles(in: context.directory)
        let person = context.directory.staff.first { $0.organ == organ && (roles[$0.id] ?? []).contains(role) }
        guard let person else {
            throw Complaint(
                "机关\(organ.rawValue)没有 \(role.rawValue)", "Organ \(organ.rawValue) has no \(role.rawValue)")
        }
        return StaffCaller(staff: person.id, organ: organ, room: person.room, roles: roles[person.id] ?? [])
    }

    /// A clerk's opinion on a report: an accusation of no special urgency.
    func propose(_ item: Report.ID) async throws {
        let opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
        _ = try await ProposeTriage(context)(item, opinion, as: clerk)
    }

    /// Registers a letter as it comes in every day.
    @discardableResult
    func register() async throws -> Report.ID {
        let number = UUID().uuidString
        let draft = ReportDraft(
            channel: .letter, receivedOn: context.today,
            accused: [AccusedDraft(name: "某" + number.prefix(4), unit: "保安镇", post: "副镇长")],
            summary: "测量用：反映集体资金使用问题 " + number.prefix(8),
            text: String(repeating: "测量用：来信反映集体资金使用不公开，请核实。", count: 12) + number)
        return try await RegisterReport(context)(
            draft, form: "bench-" + number, isFreeOfStateSecrets: true, as: clerk
        ).id
    }
}

/// How long something took, each time.
struct BenchTimes: Sendable {
    private(set) var milliseconds: [Double] = []

    mutating func measure(_ work: () async throws -> Void) async throws {
        let start = ContinuousClock.now
        try await work()
        milliseconds.append((ContinuousClock.now - start) / .milliseconds(1))
    }

    mutating func add(_ others: BenchTimes) { milliseconds += others.milliseconds }

    /// As JSON: how many, the median and the 95th percentile.
    func json() throws -> String {
        guard !milliseconds.isEmpty else { throw Complaint("没有测得任何一次", "Nothing was measured") }
        let sorted = milliseconds.sorted()
        let (median, p95) = (sorted[sorted.count / 2], sorted[min(sorted.count - 1, sorted.count * 95 / 100)])
        return "{\"count\":\(sorted.count),\"median_ms\":\(median),\"p95_ms\":\(p95)}"
    }
}

/// Reports that several lanes have registered.
final class BenchItems: Sendable {
    private let noted = Mutex<[Report.ID]>([])

    var all: [Report.ID] { noted.withLock { $0 } }

    func note(_ id: Report.ID) { noted.withLock { $0.append(id) } }
}
