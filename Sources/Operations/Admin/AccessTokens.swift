public import CaseStore
public import Casework

/// Tokens by which other systems act in a person's name. Their owner asks for one, the security office approves it, either
/// of them ends it; what it may never goes beyond what its owner may at that moment.
///
/// - Policy: DW-token
public struct AccessTokens: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// A token that was just made. Its description does not hold the word.
    public struct Made: Sendable, CustomStringConvertible {
        public let id: AccessToken.ID
        /// 32 random bytes, to be shown once; only a keyed hash of them is stored.
        public let word: [UInt8]

        public var description: String { "Made(\(id))" }
    }

    /// Makes a token, which opens nothing before it is approved.
    ///
    /// - Throws: `OperationError.mend` for scopes and days that the rules refuse, `.refused` when there are enough.
    public func make(
        _ purpose: SystemKind, scopes: Set<TokenScope>, days: Int, as caller: StaffCaller
    ) async throws -> Made {
        guard caller.token == nil else { throw OperationError.notFound }
        let faults = TokenRules.faults(scopes: scopes, days: days, owner: caller)
        guard faults.isEmpty else { throw OperationError.mend(faults.map(\.words)) }
        let word = context.random(32)
        return try await context.transaction(as: .staff(caller)) { transaction in
            let until = transaction.now.adding(seconds: Int64(days) * 86_400)
            guard let id = try transaction.makeToken(word: word, purpose: purpose, scopes: scopes, until: until) else {
                throw OperationError.refused(
                    Bilingual(
                        "最多同时有\(TokenRules.openAtOnce)个令牌", "No more than \(TokenRules.openAtOnce) tokens at once"),
                    remedy: Bilingual("请先停用不再使用的", "End one that is not used any more")
                )
            }
            let detail = [
                ("scopes", scopes.map(\.rawValue).sorted().joined(separator: "+")), ("days", "\(days)"),
                ("for", purpose.rawValue),
            ]
            try transaction.audit(AuditRecord("token.make", id, detail), in: caller.organ)
            return Made(id: id, word: word)
        }
    }

    /// The caller's own, what waits first.
    public func mine(as caller: StaffCaller) async throws -> [TokenRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.tokens(ofOrgan: false) }
    }

    /// Those of the organ.
    ///
    /// - Throws: `OperationError.notFound` for everybody but the security office.
    public func ofOrgan(as caller: StaffCaller) async throws -> [TokenRecord] {
        guard TokenRules.isOffice(caller) else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { try $0.tokens(ofOrgan: true) }
    }

    /// Lets a token open what it is for.
    ///
    /// - Throws: `OperationError.notFound` for everybody but the security office, and for what does not wait;
    ///   `.refused` for one's own.
    public func approve(_ id: AccessToken.ID, as caller: StaffCaller) async throws {
        guard TokenRules.isOffice(caller) else { throw OperationError.notFound }
        try await context.transaction(as: .staff(caller)) { transaction in
            guard let record = try transaction.tokens(ofOrgan: true).first(where: { $0.id == id }) else {
                throw OperationError.notFound
            }
            guard TokenRules.mayApprove(caller, owner: record.owner, of: caller.organ) else {
                throw OperationError.refused(
                    Bilingual("不能批准自己的令牌", "Nobody approves a token of their own"),
                    remedy: Bilingual("请由另一位安全保密管理员批准", "Somebody else of the office approves it")
                )
            }
            let owner = try transaction.approveToken(id)
            try transaction.audit(
                AuditRecord("token.approve", id, [("owner", owner.rawValue)]), in: caller.organ)
        }
    }

    /// Ends a token, by its owner or the security office.
    ///
    /// - Throws: `OperationError.notFound` when the caller has none of that name that goes on.
    public func end(_ id: AccessToken.ID, as caller: StaffCaller) async throws {
        guard caller.token == nil else { throw OperationError.notFound }
        try await context.transaction(as: .staff(caller)) { transaction in
            let owner = try transaction.endToken(id)
            try transaction.audit(AuditRecord("token.end", id, [("owner", owner.rawValue)]), in: caller.organ)
        }
    }

    /// As whom a word acts; nil for one that opens nothing, whatever the reason. The first use of each day is on the log.
    public func bearer(of word: [UInt8]) async throws -> TokenBearer? {
        try await context.transaction(as: .publicVisitor) { transaction in
            guard let bearer = try transaction.bearer(of: word) else { return nil }
            if bearer.isFirstOfDay {
                try transaction.asStaff(bearer.caller) { transaction in
                    try transaction.audit(AuditRecord("token.use", bearer.token.id), in: bearer.caller.organ)
                }
            }
            return bearer
        }
    }
}

extension TokenRules.Fault {
    var words: OperationError.Fault {
        switch self {
        case .noScope: .init("scopes", Bilingual("请至少选择一项权限", "Choose one scope at least"))
        case .scopeOfAnotherPost:
            .init("scopes", Bilingual("权限超出您的岗位", "A scope goes beyond your post"))
        case .days:
            .init(
                "days",
                Bilingual(
                    "请填\(TokenRules.days.lowerBound)至\(TokenRules.days.upperBound)之间的天数",
                    "\(TokenRules.days.lowerBound) to \(TokenRules.days.upperBound) days")
            )
        }
    }
}
