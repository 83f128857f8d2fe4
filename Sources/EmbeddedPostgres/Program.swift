internal import Subprocess

/// One run of a program of the system or of PostgreSQL, to its end.
///
/// Programs get a fixed environment, so that `PGDATA`, `PGHOST` and the like of the caller cannot lead them elsewhere,
/// the root directory as working directory, because the server's account may not enter ours, and a session of their
/// own, so that a Ctrl-C in the terminal reaches Dengwen only.
struct Program {
    /// What a program leaves behind.
    struct Outcome {
        /// Exit status; 128 + signal for a program that a signal ended.
        let status: Int32
        /// Standard output and standard error together, without the last line break.
        let said: String
    }

    /// The environment of every program started here.
    static let environment = Environment.custom([
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
        "HOME": "/",
    ])

    /// How every program is started: in a session of its own.
    ///
    /// Nothing more may stand here. Asked for another user, the library forks and changes it in the child, where the C
    /// library takes a lock that some other thread may have held at that moment: the child waits for ever, and so do we.
    /// A session alone goes through `posix_spawn`, which is safe beside other threads.
    static var options: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        return options
    }

    /// What `env` gets to run `words` as `account` in the root directory.
    static func arguments(_ words: [String], as account: Account) -> Arguments {
        Arguments(["--chdir=/"] + account.change + words)
    }

    /// Runs `words` as `account` and tells how it ended.
    static func outcome(_ words: [String], as account: Account, input: String = "") async throws -> Outcome {
        let result = try await Subprocess.run(
            .name("env"),
            arguments: arguments(words, as: account),
            environment: environment,
            platformOptions: options,
            input: .string(input),
            output: .string(limit: Limits.outputBytes),
            error: .combinedWithOutput
        )
        var said = result.standardOutput
        while said.last?.isNewline == true { said.removeLast() }
        return Outcome(status: status(of: result.terminationStatus), said: said)
    }

    /// Runs `words` as `account`, which must succeed.
    ///
    /// - Throws: ``ClusterError/commandFailed(program:status:said:)``.
    @discardableResult
    static func run(_ words: [String], as account: Account, input: String = "") async throws -> String {
        let outcome = try await outcome(words, as: account, input: input)
        guard outcome.status == 0 else {
            throw ClusterError.commandFailed(program: words[0], status: outcome.status, said: outcome.said)
        }
        return outcome.said
    }

    /// Runs a shell script as `account`; `arguments` are its `$1`, `$2` ….
    @discardableResult
    static func script(
        _ text: String, _ arguments: [String], as account: Account, input: String = ""
    ) async throws -> String {
        try await run(["sh", "-c", text, "sh"] + arguments, as: account, input: input)
    }

    /// An ending as a shell tells it.
    static func status(of ending: TerminationStatus) -> Int32 {
        switch ending {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }
}
