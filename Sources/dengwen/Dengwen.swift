import ArgumentParser

/// 登闻: one executable is the whole deployment.
@main
struct Dengwen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dengwen",
        abstract: "信访举报与微腐败线索流转系统 · intake pipeline for petitions and micro-corruption clues",
        subcommands: [
            Run.self, Migrate.self, Import.self, AccountCommand.self, DirectoryCommand.self, ClockCommand.self,
            RouteCommand.self, PolicyCommand.self, Audit.self, Keys.self, Rules.self, Bench.self,
            SealedCommand.self, Check.self, DemoCommand.self,
        ]
    )
}
