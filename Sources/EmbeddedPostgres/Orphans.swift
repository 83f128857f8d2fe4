/// What a postmaster leaves behind when it is killed: its children notice and end by themselves, a busy one late, and
/// until the last is gone no new postmaster may use their shared memory.
enum Orphans {
    /// Ends the server processes that still work in `cluster` and waits until they are gone. To be called only when no
    /// postmaster lives: what they were doing is lost already, and recovery undoes it.
    ///
    /// A server process works in its data directory under the name `postgres`; the dead but unburied have no directory.
    static func end(in cluster: String, as server: Account) async throws {
        let script = """
            cluster=$(readlink -f "$1")
            orphans() {
                for process in /proc/[0-9]*; do
                    { read -r name <"$process/comm"; } 2>/dev/null || continue
                    [ "$name" = postgres ] || continue
                    [ "$(readlink "$process/cwd")" = "$cluster" ] && echo "${process#/proc/}"
                done
            }
            round=0
            left=$(orphans)
            while [ -n "$left" ] && [ "$round" -lt "$2" ]; do
                kill -QUIT $left 2>/dev/null
                for pid in $left; do timeout 1 tail -s 0.02 --pid="$pid" -f /dev/null; done
                left=$(orphans)
                round=$((round + 1))
            done
            """
        try await Program.script(script, [cluster, "\(Limits.orphanRounds)"], as: server)
    }
}
