internal import Subprocess

/// A small shell process that lives exactly as long as we do, whatever ends us: it reads a pipe whose other end only we
/// hold, and the kernel closes that end even after a SIGKILL. Until then it holds the lock of the data directory; then
/// it does what is left to do.
struct Keeper {
    /// What a keeper does when we have gone, or let it go.
    enum Farewell {
        /// Nothing: the lock is free.
        case unlock
        /// Stops the cluster at once and removes the directory and the socket directory.
        case remove(control: String, socketDirectory: String)
    }

    private enum Answer {
        case held
        case refused(Int32)
        case failed(any Error)
    }

    /// `flock` gives this when somebody else holds the lock; chosen from outside the range that sh itself uses.
    private static let lockTaken: Int32 = 75

    private let life: Task<Void, Never>
    private let hold: AsyncStream<Void>.Continuation

    /// Locks `layout`'s directory and keeps it locked until ``release()`` or our end.
    ///
    /// - Throws: ``ClusterError/alreadyRunning(dataDirectory:)`` when somebody else holds the lock.
    static func lock(_ layout: Layout, as account: Account, farewell: Farewell) async throws -> Keeper {
        let (holding, hold) = AsyncStream.makeStream(of: Void.self)
        let (answers, answer) = AsyncStream.makeStream(of: Answer.self)
        let arguments = Program.arguments(["sh", "-c"] + words(layout, farewell), as: account)
        // Unstructured with reason: it must outlive the call that starts the cluster, and `release()` awaits its end.
        let life = Task {
            do {
                let result = try await Subprocess.run(
                    .name("env"), arguments: arguments, environment: Program.environment,
                    platformOptions: Program.options,
                    input: .inputWriter, output: .sequence, error: .discarded
                ) { execution in
                    for try await line in execution.standardOutput.strings() where line.hasPrefix("held") {
                        answer.yield(.held)
                        for await _ in holding {}
                        break
                    }
                    try await execution.standardInputWriter.finish()
                }
                answer.yield(.refused(Program.status(of: result.terminationStatus)))
            } catch {
                answer.yield(.failed(error))
            }
            answer.finish()
        }
        let keeper = Keeper(life: life, hold: hold)
        return try await keeper.confirmed(by: answers, layout: layout)
    }

    private func confirmed(by answers: AsyncStream<Answer>, layout: Layout) async throws -> Keeper {
        for await answer in answers {
            switch answer {
            case .held: return self
            case .refused(Self.lockTaken): throw ClusterError.alreadyRunning(dataDirectory: layout.root)
            case .refused(let status): throw ClusterError.commandFailed(program: "flock", status: status, said: "")
            case .failed(let error): throw error
            }
        }
        hold.finish()
        throw CancellationError()
    }

    /// Lets the keeper go and waits until it has done its farewell.
    func release() async {
        hold.finish()
        await life.value
    }

    /// The script and its `$0`, `$1` ….
    private static func words(_ layout: Layout, _ farewell: Farewell) -> [String] {
        let lock = """
            exec 9>>"$1" || exit 74
            flock --wait \(Limits.lockWaitSeconds) 9 || exit \(lockTaken)
            echo held

            """
        switch farewell {
        case .unlock:
            return [lock + "exec cat >/dev/null", "dengwen-keeper", layout.lock]
        case .remove(let control, let socketDirectory):
            // Twice, because a program of ours that outlived us may still be writing there.
            let remove = """
                cat >/dev/null
                "$2" stop -D "$3" -m immediate -w >/dev/null 2>&1 9>&-
                rm -rf -- "$4" "$5" 2>/dev/null || rm -rf -- "$4" "$5"
                """
            return [
                lock + remove, "dengwen-keeper", layout.lock, control, layout.cluster, layout.root, socketDirectory,
            ]
        }
    }
}
