import ArgumentParser
import Casework
import Documents
import Foundation
import Operations

/// Periods and calendars: asked without a database, loaded into one.
struct ClockCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "期限与工作日历 · periods and the working calendar",
        subcommands: [Due.self, Explain.self, CalendarCommand.self, PolicyCommand.self, Recompute.self]
    )

    struct Due: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "推算期限的末日 · the last day of a period (no database)"
        )

        @Option(help: "起算日，当日不计入 · the day it starts, not counted")
        var from: String

        @Option(help: "工作日数 · working days")
        var workingDays: Int?

        @Option(help: "自然日数 · calendar days")
        var days: Int?

        @Option(help: "月数 · months")
        var months: Int?

        @Option(help: "工作日历文件，代替内置的 · a calendar file in place of the built-in one")
        var calendar: String?

        @Flag(inversion: .prefixedNo, help: "末日为休息日时顺延 · a last day that is a rest day moves")
        var rollOver = true

        func perform() async throws {
            let start = try ClockCommand.date(from)
            let answer = ClockAnswer.due(
                from: start, try period(), calendar: try ClockCommand.calendar(calendar),
                rollOver: rollOver ? .nextWorkingDay : .none)
            ClockCommand.tell(answer)
        }

        private func period() throws -> Period {
            let asked: [(Int?, Period.Unit)] = [(workingDays, .workingDay), (days, .day), (months, .month)]
            let given = asked.compactMap { length, unit in length.map { ($0, unit) } }
            guard given.count == 1, let (length, unit) = given.first else {
                throw Complaint(
                    "请只用 --working-days、--days、--months 之一", "Give exactly one of --working-days, --days, --months")
            }
            guard let period = Period(length: length, unit: unit) else {
                throw Complaint("期限长度超出范围", "The length of the period is out of range")
            }
            return period
        }
    }

    struct Explain: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "逐日说明期限如何得出 · how the last day of a clock comes about, day by day (no database but with --data)"
        )

        @Option(help: "期限代码，如 ACCEPT_NOTICE · the code of a clock")
        var kind: String

        @Option(help: "起算日，当日不计入 · the day it starts, not counted")
        var from: String

        @Option(help: "承办机关编号，按其自定的期限 · the organ that owes it, for a period of its own")
        var organ: String?

        @Option(help: "期限文件，代替内置的 · a list of periods over the built-in ones")
        var periods: String?

        @Option(help: "工作日历文件，代替内置的 · a calendar file in place of the built-in one")
        var calendar: String?

        @Option(help: "数据目录，按其现行的期限和日历 · a data directory, for the periods and the calendar in force there")
        var data: String?

        func perform() async throws {
            guard let kind = ClockKind(rawValue: kind) else {
                let codes = ClockKind.allCases.map(\.rawValue).joined(separator: " ")
                throw Complaint("没有这种期限，可用代码：\(codes)", "There is no such clock; the codes are: \(codes)")
            }
            let start = try ClockCommand.date(from)
            let (policies, days) = try await rules()
            let policy = policies.policy(for: kind, owedBy: organ.map { Organ.ID($0) }, startingOn: start)
            ClockCommand.tell(ClockAnswer.explanation(of: policy, from: start, calendar: days))
        }

        /// Those of files, or those in force at a site.
        private func rules() async throws -> (ClockPolicyTable, WorkingCalendar) {
            guard let data else {
                let rows = try periods.map { try ClockCommand.periods($0) } ?? []
                guard organ == nil || periods != nil else {
                    throw Complaint(
                        "请用 --periods 或 --data 指明机关自定的期限", "Say with --periods or --data where the organ's periods are")
                }
                return (ClockPolicyTable(rows: rows), try ClockCommand.calendar(calendar))
            }
            guard periods == nil, calendar == nil else {
                throw Complaint("--data 不与 --periods、--calendar 并用", "--data goes without --periods and --calendar")
            }
            let context = try await Site(data: data).context()
            if let organ, context.organisation.ever.organs[Organ.ID(organ)] == nil {
                throw Complaint("名录中没有这个机关", "The directory has no such organ")
            }
            return (context.policies, context.calendar)
        }
    }

    struct Recompute: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "按现行日历和期限重新计算运行中的期限 · compute all running clocks anew"
        )

        @Option(help: "每批件数 · clocks of one batch")
        var batch = OperationLimits.recomputedAtOnce

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            guard batch > 0 else { throw Complaint("每批至少一件", "A batch has at least one clock") }
            try await ClockCommand.recompute(try await Site(data: data).context(), .policy, batch: batch)
        }
    }
}

extension ClockCommand {
    static func date(_ text: String) throws -> CivilDate {
        guard let date = CivilDate(iso: text) else {
            throw Complaint("日期应写作 2025-01-24", "A date is written 2025-01-24")
        }
        return date
    }

    static func bytes(of file: String) throws -> [UInt8] {
        guard let contents = try? Data(contentsOf: URL(filePath: file)) else {
            throw Complaint("不能读取文件：\(file)", "Cannot read the file: \(file)")
        }
        return Array(contents)
    }

    /// The periods of a file.
    ///
    /// - Parameter organs: those that the directory has; nil where nobody knows.
    static func periods(_ file: String, knowing organs: Set<Organ.ID>? = nil) throws -> [ClockPolicyRow] {
        do { return try ClockPolicyFile.read(try bytes(of: file), knowing: organs) } catch let error
            as ClockPolicyFileError
        {
            throw Complaint("期限文件：" + error.message.zh, "The list of periods: " + error.message.en)
        }
    }

    /// The built-in calendar, or that of a file.
    static func calendar(_ file: String?) throws -> WorkingCalendar {
        guard let file else { return try Calendars.builtIn() }
        let text = String(decoding: try bytes(of: file), as: UTF8.self)
        do {
            let days = try CalendarNotice.days(from: text)
            let years = CalendarNotice.years(in: days)
            return try WorkingCalendar(
                version: CalendarVersion(WorkingCalendar.name(years: years)), source: file, years: years, days: days)
        } catch {
            throw Complaint.about(error)
        }
    }

    static func tell(_ answer: ClockAnswer) {
        Terminal.say(answer.output)
        if let warning = answer.warning { Terminal.warn(warning.zh + "\n" + warning.en) }
    }

    /// Computes the running clocks by new rules, and says what that did.
    static func recompute(
        _ context: OperationContext, _ cause: Recomputation.Cause, batch: Int = OperationLimits.recomputedAtOnce
    ) async throws {
        let done = try await RecomputeClocks(context)(cause, batch: batch)
        Terminal.say(
            """
            工作日历 calendar：\(done.calendarTo)　期限 policies：\(done.policyTo)
            重新计算 looked at \(done.lookedAt)，改变末日 moved \(done.moved)，不再逾期 no longer overdue \(done.unmarked)
            运行中的服务器从下一次操作起按新规则计算，无需重新启动。
            A running server follows them from its next transaction on; it need not be restarted.
            """
        )
    }
}

extension Complaint {
    static func about(_ error: InvalidCalendar) -> Complaint {
        let parts = error.description.split(separator: " / ", maxSplits: 1).map(String.init)
        return Complaint("工作日历：" + (parts.first ?? ""), "Calendar: " + (parts.last ?? ""))
    }
}
