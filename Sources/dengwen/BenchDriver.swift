import ArgumentParser
import Libpq

extension Bench {
    /// The database driver alone, on a database that is named, for `scripts/bench/libpq.*.sh`.
    struct Driver: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "libpq", abstract: "测量数据库驱动 · measures the database driver",
            subcommands: [Select.self, Pipelined.self, Loading.self]
        )
    }
}

extension Bench.Driver {
    /// How often something was done, and how long that took.
    struct Count {
        var done: Int
        var took: Duration

        var rate: Double { Double(done) / (took / .seconds(1)) }
    }

    /// - Parameter times: milliseconds of each round trip.
    static func say(_ count: Count, _ times: [Double]) {
        let sorted = times.sorted()
        let place = { (share: Double) in sorted.isEmpty ? 0 : sorted[Int(Double(sorted.count - 1) * share)] }
        Terminal.say("{\"rate\":\(count.rate),\"p50_ms\":\(place(0.5)),\"p99_ms\":\(place(0.99))}")
    }

    /// Prepared `select 1` on so many connections at once, each held all the time or for so many statements.
    struct Select: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "select1", abstract: "单条语句 · single statements")

        @Option(help: "连接字符串 · connection string")
        var address: String

        @Option(help: "连接数 · connections")
        var clients = 1

        @Option(help: "每次占用连接执行几条，不填则一直占用 · statements in each run; without it one run holds the connection")
        var each: Int?

        @Option(help: "秒 · seconds")
        var seconds = 3

        private static let one = Statement("select 1")

        func run() async throws {
            let pool = Pool(ConnectionSettings(address), size: clients, waitTimeout: .seconds(60))
            // Connections are opened and statements prepared before it counts.
            _ = try await measure(pool, for: .milliseconds(300))
            let (count, times) = try await measure(pool, for: .seconds(seconds))
            await pool.close()
            Bench.Driver.say(count, times)
        }

        private func measure(_ pool: Pool, for time: Duration) async throws -> (Count, [Double]) {
            let (clients, each) = (clients, each)
            let start = ContinuousClock.now
            let end = start + time
            let times = try await withThrowingTaskGroup(of: [Double].self) { group in
                for _ in 0..<clients {
                    group.addTask {
                        var times: [Double] = []
                        while ContinuousClock.now < end {
                            times += try await pool.run { try Self.ask($0, each ?? .max, until: end) }
                        }
                        return times
                    }
                }
                return try await group.reduce(into: [Double]()) { $0 += $1 }
            }
            return (Count(done: times.count, took: ContinuousClock.now - start), times)
        }

        /// - Returns: milliseconds of each statement.
        private static func ask(
            _ session: borrowing Session, _ most: Int, until end: ContinuousClock.Instant
        ) throws -> [Double] {
            var times: [Double] = []
            var began = ContinuousClock.now
            while times.count < most, began < end {
                guard try session.query(one)[0].int4(0) == 1 else { throw DatabaseError(.other) }
                let ended = ContinuousClock.now
                times.append((ended - began) / .milliseconds(1))
                began = ended
            }
            return times
        }
    }

    /// Prepared statements with a binary parameter on one connection, so many for each sync.
    struct Pipelined: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "pipeline", abstract: "成批语句 · statements in batches")

        @Option(help: "连接字符串 · connection string")
        var address: String

        @Option(help: "每批几条 · statements for each sync")
        var batch = 100

        @Option(help: "秒 · seconds")
        var seconds = 3

        private static let echo = Statement("select $1::int8")

        func run() async throws {
            let connection = try await Connection.open(ConnectionSettings(address))
            let (batch, seconds) = (batch, seconds)
            let (count, times) = try await connection.run { session in
                _ = try session.query(Self.echo, [.int8(0)])
                let start = ContinuousClock.now
                let end = start + .seconds(seconds)
                var (done, times, began) = (0, [Double](), start)
                while began < end {
                    let first = Int64(done)
                    let calls: [Call] = (0..<batch).map { (Self.echo, [.int8(first + Int64($0))]) }
                    for (place, rows) in try session.pipeline(calls).enumerated() {
                        guard try rows[0].int8(0) == first + Int64(place) else { throw DatabaseError(.other) }
                    }
                    done += batch
                    let ended = ContinuousClock.now
                    times.append((ended - began) / .milliseconds(1))
                    began = ended
                }
                return (Count(done: done, took: began - start), times)
            }
            await connection.close()
            Bench.Driver.say(count, times)
        }
    }

    /// Binary COPY of rows of twelve columns into `public.loaded`.
    struct Loading: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "copy", abstract: "批量装入 · COPY of many rows")

        @Option(help: "连接字符串 · connection string")
        var address: String

        @Option(help: "行数 · rows")
        var rows = 300_000

        func run() async throws {
            let connection = try await Connection.open(ConnectionSettings(address, statementTimeoutMilliseconds: 0))
            let count = rows
            let rate = try await connection.run { session in
                let start = ContinuousClock.now
                let loaded = try session.copyIn("copy public.loaded from stdin (format binary)") { writer in
                    for number in 0..<Int64(count) { try writer.append(Self.row(number)) }
                }
                return Count(done: loaded, took: ContinuousClock.now - start).rate
            }
            await connection.close()
            Terminal.say("{\"rate\":\(rate)}")
        }

        /// What a line of a register is about: numbers, words of some length, times, marks.
        private static func row(_ number: Int64) -> [Value] {
            let day: Int64 = 86_400_000_000
            return [
                .int8(number), .int8(number * 7_919 % 1_000_003), .int4(Int32(truncatingIfNeeded: number % 400)),
                .int4(Int32(truncatingIfNeeded: number % 13)), .text("O420281"), .text("XF-2026-\(number)"),
                .text("反映某村集体资金使用不公开、低保评议走过场的问题"), number.isMultiple(of: 3) ? .null : .text("来信"),
                .timestamp(microsecondsSince1970: 20_500 * day + number * 1_000_003),
                .date(daysSince1970: Int32(truncatingIfNeeded: 20_500 + number % 365)), .bool(number.isMultiple(of: 2)),
                .float8(Double(number) / 8),
            ]
        }
    }
}
