import ArgumentParser
import Casework
import Documents
import Foundation
import Operations

extension ClockCommand {
    /// Holiday notices.
    struct CalendarCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "calendar", abstract: "放假通知 · holiday notices", subcommands: [LoadCalendar.self]
        )
    }

    struct LoadCalendar: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "load",
            abstract: "载入年度放假通知并重新计算运行中的期限 · load a year's notice and compute running clocks anew"
        )

        @Argument(help: "文件，首行 date,kind,name · the file, whose first line is date,kind,name")
        var file: String

        @Option(help: "通知文号 · the number of the notice")
        var source: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        @OptionGroup var given: CommandBy

        func perform() async throws {
            let text = String(decoding: try ClockCommand.bytes(of: file), as: UTF8.self)
            guard !source.allSatisfy(\.isWhitespace) else {
                throw Complaint("请用 --source 写明通知文号", "Name the notice with --source")
            }
            let context = try await Site(data: data).context()
            let changed: OperationContext
            do {
                changed = try await LoadClockRules(context, by: try given.giver()).calendar(
                    try CalendarNotice.days(from: text), source: source)
            } catch let error as InvalidCalendar {
                throw Complaint.about(error)
            }
            try await ClockCommand.recompute(changed, .calendar)
        }
    }

    /// Periods and settings of a deployment.
    struct PolicyCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "policy", abstract: "本单位的期限 · a deployment's own periods",
            subcommands: [LoadPolicy.self, SetPolicy.self]
        )
    }

    struct LoadPolicy: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "load",
            abstract: "载入期限和提醒天数并重新计算 · load lengths and warnings, and compute running clocks anew"
        )

        @Argument(
            help: """
                文件，首行 \(ClockPolicyFile.header)，或者加一列 organ：\(ClockPolicyFile.headerOfOrgans) \
                · the file with that first line, or with a column for the organ
                """)
        var file: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        @OptionGroup var given: CommandBy

        func perform() async throws {
            let context = try await Site(data: data).context()
            let known = Set(context.organisation.ever.organs.keys)
            let rows = try ClockCommand.periods(file, knowing: known)
            try await ClockCommand.recompute(
                try await LoadClockRules(context, by: try given.giver()).periods(rows), .policy)
        }
    }

    struct SetPolicy: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "设定末日顺延或逾期逐级报告的天数 · set the roll-over, or how fast lateness is told upwards"
        )

        @Option(help: "末日为休息日时顺延：on 或 off · whether a last day that is a rest day moves")
        var rollOver: String?

        @Option(help: "逾期后每满多少个工作日报上一级 · working days after which the next level is told")
        var overdueStep: Int?

        @Option(help: "自何日起 · from which day")
        var from: String

        @Option(help: "依据 · what it rests on")
        var source: String

        @Option(help: "数据目录 · data directory")
        var data: String?

        @OptionGroup var given: CommandBy

        func perform() async throws {
            let setting = ClockSetting(
                try value(), source: Bilingual(source, source), effectiveFrom: try ClockCommand.date(from))
            guard !source.allSatisfy(\.isWhitespace) else {
                throw Complaint("请用 --source 写明依据", "Name with --source what it rests on")
            }
            let context = try await Site(data: data).context()
            try await ClockCommand.recompute(
                try await LoadClockRules(context, by: try given.giver()).setting(setting), .policy)
        }

        private func value() throws -> ClockSetting.Value {
            switch (rollOver, overdueStep) {
            case ("on"?, nil): return .rollOver(.nextWorkingDay)
            case ("off"?, nil): return .rollOver(.none)
            case (nil, let days?) where (1...999).contains(days): return .overdueStep(WorkingDays(days))
            case (_, _):
                throw Complaint(
                    "请用 --roll-over on|off 或 --overdue-step 1–999 之一",
                    "Give one of --roll-over on|off and --overdue-step 1–999")
            }
        }
    }
}
