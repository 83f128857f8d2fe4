import ArgumentParser
import Casework
import Documents
import Operations

/// Measures the rules of this program on this machine, for `make bench`.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "测量规则的速度（单核） · measures the rules on one core",
        subcommands: [
            Route.self, Due.self, Driver.self, Keys.self, Search.self, Serve.self, Transitions.self, Register.self,
            Routing.self, Claims.self, Jobs.self, QueueWorker.self, QueueFiller.self, Claimant.self,
        ]
    )

    /// Decisions of routing on the demo's organisation: every accused of a list at every receiver.
    struct Route: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "route", abstract: "分流 · routing")

        @Option(help: "样例目录 · folder with the demo's directory")
        var samples = "samples"

        func run() async throws {
            let directory = try DirectoryFile.read(try Samples(samples).bytes("org.json"))
            let matters = directory.matters
            let value = Clock.rate(of: matters.count) {
                matters.reduce(0) { $0 + Casework.Route.decide($1).barredOrgans.count }
            }
            // The least that a decision can cost: reading every fact of the matter once.
            let floor = Clock.rate(of: matters.count) { matters.reduce(0) { $0 + ($1 == $1 ? 1 : 0) } }
            Clock.print("rules.route", "decisions/s", value, floor)
        }
    }

    /// Last days in working days from every day of two years.
    struct Due: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "due", abstract: "期限 · last days")

        func run() async throws {
            let calendar = try Calendars.builtIn()
            guard let first = CivilDate(year: 2025, month: 1, day: 1) else { return }
            let days = (0..<700).map { first.adding(days: $0) }
            let value = Clock.rate(of: days.count) {
                days.reduce(0) { sum, day in
                    let period = Period.workingDays(WorkingDays(15))
                    return sum + Deadline.due(from: day, period: period, calendar: calendar).date.day
                }
            }
            // Adding calendar days, with no calendar in it.
            let floor = Clock.rate(of: days.count) { days.reduce(0) { $0 + $1.adding(days: 21).day } }
            Clock.print("rules.due", "dates/s", value, floor)
        }
    }

    /// Five rounds of value and floor by turns; the median counts.
    enum Clock {
        private static let rounds = 5
        private static let seconds = 0.5

        struct Rate {
            var rounds: [Double] = []

            var median: Double { rounds.sorted()[rounds.count / 2] }
            var spread: Double { ((rounds.max() ?? 0) - (rounds.min() ?? 0)) / median }
        }

        static func rate(of count: Int, _ work: () -> Int) -> Rate {
            var rate = Rate()
            for _ in 0..<rounds {
                let start = ContinuousClock.now
                var done = 0
                var sum = 0
                while ContinuousClock.now - start < .seconds(seconds) {
                    sum &+= work()
                    done += count
                }
                let took = (ContinuousClock.now - start) / .seconds(1)
                // Whatever was computed is looked at, so that nothing of it can be left out.
                if sum == .min { Terminal.say("") }
                rate.rounds.append(Double(done) / took)
            }
            return rate
        }

        static func print(_ name: String, _ unit: String, _ value: Rate, _ floor: Rate) {
            Terminal.say(
                "{\"name\":\"\(name)\",\"unit\":\"\(unit)\",\"value\":\(Int(value.median)),"
                    + "\"floor\":\(Int(floor.median)),\"ratio\":\(Self.short(value.median / floor.median)),"
                    + "\"rounds\":\(rounds),\"spread\":\(Self.short(value.spread))}")
        }

        private static func short(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }
    }
}

extension Directory {
    /// Matters as they come in: one accused or two, of every level, discipline staff among them, at every organ.
    fileprivate var matters: [Casework.Route.Input] {
        var standings: [[AccusedStanding]] = []
        for township in townships.prefix(12) {
            let county = organ(of: township, at: .county)
            var village = AccusedStanding(level: .village)
            village.unit = township.id.rawValue
            village.managingOrgan = township.organ
            var leader = AccusedStanding(level: .township)
            leader.unit = township.id.rawValue
            leader.managingOrgan = county
            var commissioner = leader
            commissioner.disciplineOrgan = township.organ
            standings += [[village], [leader], [village, leader], [commissioner]]
        }
        return organs.prefix(8).flatMap { organ in standings.map { routeInput(.accusation, at: organ.id, $0) } }
    }
}
