public import CaseStore
public import Casework
public import Sealing

/// Replaces keys while the program serves: the site key's generation, or the keys of organs with all that lies under them.
///
/// Every step is a transaction of its own and bounded; whoever is stopped in the middle runs the same again and goes on
/// where it was. What was wrapped under a former key is opened under it until the batch that takes it over commits.
public struct RotateKeys: Sendable {
    let store: CaseStore
    let giver: CommandGiver?

    /// - Parameter giver: who gave the command; nil for the program itself.
    public init(_ store: CaseStore, by giver: CommandGiver? = nil) {
        self.store = store
        self.giver = giver
    }

    /// Looks whether whoever gives the command is somebody: asked before anything is changed that no transaction takes
    /// back, such as a key file.
    ///
    /// - Throws: `UnknownGiver` for whom the directory does not name.
    public func lookUpGiver() async throws {
        guard let giver, giver.person != nil else { return }
        try await store.transaction(as: .system, on: .worker) { _ = try giver.detail($0) }
    }

    /// What was done for an organ, or for the site's own data.
    public struct Outcome: Sendable, Equatable {
        public var items = 0
        public var identities = 0
        /// What is the site's own: it was opened and sealed again.
        public var ofSite = 0
        public var destroyed = 0
        /// Former keys under which something was still being wrapped: the same command destroys them later.
        public var left = 0

        public init(items: Int = 0, identities: Int = 0, ofSite: Int = 0, destroyed: Int = 0, left: Int = 0) {
            self.items = items
            self.identities = identities
            self.ofSite = ofSite
            self.destroyed = destroyed
            self.left = left
        }

        fileprivate var done: Int { items + identities + ofSite }

        fileprivate mutating func count(_ done: Int, _ branch: KeyBranch) {
            switch branch {
            case .item: items += done
            case .vault: identities += done
            case .site: ofSite += done
            }
        }
    }

    /// Keys without their secrets.
    public func list() async throws -> [KeyRecord] {
        try await store.transaction(as: .system, on: .worker) { try $0.keyRecords() }
    }

    /// The generation of the site key under which the database's keys lie; nil before there is one.
    public func siteGeneration() async throws -> KeyID? {
        try await store.transaction(as: .system, on: .worker) { try $0.siteGeneration() }
    }

    /// Wraps all keys under another generation of the site key, in one transaction. The store's key must hold both.
    ///
    /// - Returns: how many keys.
    public func site(to generation: KeyID) async throws -> Int {
        try await store.transaction(as: .system, on: .worker) { transaction in
            let count = try transaction.rewrapAllKeys(under: generation)
            let record = AuditRecord("keys.rotate_site", try giver.detail(transaction))
            try Self.audit(record, of: nil, transaction)
            return count
        }
    }

    /// Gives an organ new keys for its items and for its vault, and takes all that lies under the former ones over.
    ///
    /// - Parameter progress: told after each batch how many were taken over.
    public func organ(
        _ organ: Organ.ID, progress: @Sendable (_ done: Int) -> Void = { _ in }
    ) async throws -> Outcome {
        var outcome = Outcome()
        for branch in [KeyBranch.item, .vault] { try await rotate(branch, of: organ, &outcome, progress) }
        return outcome
    }

    /// Gives the site's own data (receivers, declarations, second factors) a new key, and seals all of it again.
    ///
    /// - Parameter progress: as of an organ.
    public func siteData(progress: @Sendable (_ done: Int) -> Void = { _ in }) async throws -> Outcome {
        var outcome = Outcome()
        try await rotate(.site, of: nil, &outcome, progress)
        return outcome
    }

    private func keys(_ branch: KeyBranch, of organ: Organ.ID?) async throws -> [KeyRecord] {
        try await list().filter { $0.organ == organ && $0.branch == branch }
    }

    private func rotate(
        _ branch: KeyBranch, of organ: Organ.ID?, _ outcome: inout Outcome, _ progress: @Sendable (Int) -> Void
    ) async throws {
        let own = try await keys(branch, of: organ)
        guard !own.isEmpty else { return }
        // Former keys that are there are of a rotation that was stopped: it is ended first, and no other begun.
        if own.allSatisfy({ $0.retiredAt == nil }) {
            try await store.transaction(as: .system, on: .worker) { transaction in
                try transaction.renewKey(branch, of: organ)
                let detail = [("branch", branch.rawValue)] + (try giver.detail(transaction))
                try Self.audit(AuditRecord("keys.rotate", detail), of: organ, transaction)
            }
        }
        for key in try await keys(branch, of: organ) where key.retiredAt != nil {
            if try await empty(key.id, branch, of: organ, &outcome, progress) {
                outcome.destroyed += 1
            } else {
                outcome.left += 1
            }
        }
    }

    /// Takes everything from under a former key, and destroys it.
    private func empty(
        _ key: KeyID, _ branch: KeyBranch, of organ: Organ.ID?, _ outcome: inout Outcome,
        _ progress: @Sendable (Int) -> Void
    ) async throws -> Bool {
        for _ in 0..<OperationLimits.rotationRounds {
            while true {
                let done = try await takeBatch(key, branch, of: organ)
                outcome.count(done, branch)
                guard done > 0 else { break }
                progress(outcome.done)
            }
            // It waits for transactions that wrap under it, so that the next look sees what they wrote.
            let isDestroyed = try await store.transaction(as: .system, on: .worker) { transaction in
                guard try transaction.destroyKey(key) else { return false }
                let detail = [("branch", branch.rawValue), ("key", key.text)] + (try giver.detail(transaction))
                try Self.audit(AuditRecord("keys.destroy", detail), of: organ, transaction)
                return true
            }
            if isDestroyed { return true }
        }
        return false
    }

    private func takeBatch(_ key: KeyID, _ branch: KeyBranch, of organ: Organ.ID?) async throws -> Int {
        let limit = OperationLimits.rewrappedAtOnce
        switch (branch, organ) {
        case (.item, let organ?):
            return try await store.transaction(as: .system, on: .worker) {
                try $0.rewrapItems(under: key, of: organ, limit: limit)
            }
        case (.vault, let organ?):
            return try await store.transaction(as: .system, on: .vault) {
                try $0.rewrapIdentities(under: key, of: organ, limit: limit)
            }
        case (.site, nil):
            return try await store.transaction(as: .system, on: .worker) {
                try $0.sealAgain(under: key, limit: limit)
            }
        case (.item, nil), (.vault, nil), (.site, _?): return 0
        }
    }

    /// Written in the book of the organ whose key it is; what is the site's, in that of every organ that has keys.
    private static func audit(
        _ record: AuditRecord, of organ: Organ.ID?, _ transaction: borrowing Transaction
    ) throws {
        if let organ { return try transaction.audit(record, in: organ) }
        for organ in Set(try transaction.keyRecords().compactMap(\.organ)).sorted() {
            try transaction.audit(record, in: organ)
        }
    }

    /// Every organ that has keys, in order.
    public func organs() async throws -> [Organ.ID] {
        Set(try await list().compactMap(\.organ)).sorted { $0.rawValue < $1.rawValue }
    }

    /// Opens every key once: called before a program serves.
    public func openAll() async throws {
        try await store.transaction(as: .system, on: .worker) { try $0.openAllKeys() }
    }
}
