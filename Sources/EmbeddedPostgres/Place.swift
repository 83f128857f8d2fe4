/// What stands at a path: itself, never what a symbolic link there points to.
struct Place {
    let owner: UInt32
    /// Permission bits.
    let mode: Int
    let isDirectory: Bool

    /// Looks at `path`; nil when nothing stands there.
    init?(_ path: String) async throws {
        let answer = try await Program.outcome(["stat", "-c", "%u %a %F", "--", path], as: .own)
        guard answer.status == 0 else { return nil }
        let words = answer.said.split(separator: " ", maxSplits: 2)
        guard words.count == 3, let owner = UInt32(words[0]), let mode = Int(words[1], radix: 8) else { return nil }
        self.owner = owner
        self.mode = mode
        isDirectory = words[2] == "directory"
    }

    /// Whether this is a real directory of `account` that lets nobody else in.
    func isPrivate(to account: Account) -> Bool {
        isDirectory && owner == account.userID && mode & 0o077 == 0
    }
}
