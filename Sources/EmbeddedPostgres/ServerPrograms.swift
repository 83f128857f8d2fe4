internal import FoundationEssentials

/// The server programs of PostgreSQL 15.
struct ServerPrograms {
    /// The major version that everything here is written for.
    static let major = "15"

    /// Where Debian puts them; they are not on `PATH` there.
    private static let debianDirectory = "/usr/lib/postgresql/15/bin"

    let directory: String

    var initdb: String { directory + "/initdb" }
    var control: String { directory + "/pg_ctl" }
    var isReady: String { directory + "/pg_isready" }

    /// Finds them in Debian's place, else in the first directory of `searchPath` that holds version 15.
    ///
    /// - Throws: ``ClusterError/serverMissing``.
    static func find(
        in searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? "", preferred: String = debianDirectory
    ) async throws -> ServerPrograms {
        for directory in [preferred] + searchPath.split(separator: ":").map(String.init) where directory.first == "/" {
            let answer = try await Program.outcome([directory + "/postgres", "--version"], as: .own)
            let found = answer.said.split(separator: " ").dropFirst(2).first?.split(separator: ".").first
            guard answer.status == 0, found == major[...] else { continue }
            let all = try await Program.outcome(
                [
                    "sh", "-c", "test -x \"$1/initdb\" && test -x \"$1/pg_ctl\" && test -x \"$1/pg_isready\"", "sh",
                    directory,
                ],
                as: .own
            )
            if all.status == 0 { return ServerPrograms(directory: directory) }
        }
        throw ClusterError.serverMissing
    }
}
