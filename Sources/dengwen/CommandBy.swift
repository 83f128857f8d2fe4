import ArgumentParser
import Casework
import Foundation

/// Who gives a command that changes who may do what, or what opens what: it stands on the audit log (decision 33).
struct CommandBy: ParsableArguments {
    @Option(help: "下达命令的人的工号，记入审计日志 · the number of who gives this command, for the audit log")
    var by: String?

    /// - Throws: `Complaint` for a number that is none.
    func giver() throws -> CommandGiver { try CommandGiver.here(by) }
}

extension CommandGiver {
    /// Who gives the command that runs: the user who became another one, where `sudo` says so.
    ///
    /// - Throws: `Complaint` for a number that is none.
    static func here(_ person: String?) throws -> CommandGiver {
        let before = ProcessInfo.processInfo.environment["SUDO_UID"].flatMap { UInt32($0) }
        guard let giver = CommandGiver(user: before ?? getuid(), person: person.map { Staff.ID($0) }) else {
            throw Complaint.noAccount(person ?? "")
        }
        return giver
    }
}
