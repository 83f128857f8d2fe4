public import CaseStore
public import Casework
import Sealing

extension OperationContext {
    /// Level of the petition office that opens what goes up from an organ: the next-higher one that is not the
    /// accused's own.
    ///
    /// - Policy: JB-15
    func levelAbove(_ organ: Organ.ID, accused: [AccusedStanding]) -> Level {
        let own = Set(
            accused.flatMap { [$0.disciplineOrgan, $0.formerOrgan].compactMap(\.self) + Array($0.record.heads) })
        let chain = directory.chain(from: organ)
        if let upper = chain.dropFirst().first(where: { !own.contains($0.id) }) { return upper.level }
        return (chain.last?.level ?? .county).superior
    }

    /// Whether what is sealed up here now could be opened above without paper.
    func canExport(_ id: Report.ID, from organ: Organ.ID, in transaction: borrowing Transaction) throws -> Bool {
        try transaction.asSystem { transaction in
            let level = levelAbove(organ, accused: try transaction.standings(of: id))
            return try transaction.exportKey(of: organ, to: level) != nil
        }
    }

    /// Writes what only the office above can open, or that the original on paper goes up: before the key is destroyed, and
    /// in the same transaction. As the system, within somebody's own act.
    ///
    /// - Parameter sheets: of the original; nil where nobody said that there is one.
    /// - Throws: `OperationError.refused` where it could not be opened above and no paper goes along: nothing is destroyed.
    /// - Policy: JB-15
    func export(
        _ record: ReportRecord, _ sealing: Triage.Sealing, as line: SealedLine.ID, _ number: Int, sheets: Int?,
        in transaction: borrowing Transaction
    ) throws {
        let id = record.report.id
        let level = levelAbove(record.holder, accused: try transaction.standings(of: id))
        guard let key = try transaction.exportKey(of: record.holder, to: level) else {
            guard sheets != nil else { throw OperationError.hasNoWayUp }
            return try transaction.insertExport(
                of: id, as: line, at: record.holder, nil, to: nil, sheets: sheets)
        }
        let item = ExportedItem(
            record, try transaction.content(of: id),
            signedBy: try transaction.reporterToExport(of: id, as: line), sealing,
            line: "MF-\(transaction.today.year)-\(number)", organName: directory[record.holder]?.name ?? "",
            madeOn: transaction.today)
        let box: ExportBox
        do { box = try ExportBox(try item.bytes(), to: key.key) } catch SealingError.tooLong {
            guard sheets != nil else { throw OperationError.isTooLongToExport }
            return try transaction.insertExport(of: id, as: line, at: record.holder, nil, to: nil, sheets: sheets)
        }
        try transaction.insertExport(of: id, as: line, at: record.holder, box, to: key.id, sheets: sheets)
    }
}

extension OperationError {
    static let hasNoWayUp = OperationError.refused(
        Bilingual("尚无上一级信访部门的公钥，内容一经销毁便无法报送", "No key of the office above is in force: destroyed, it could not go up"),
        remedy: Bilingual(
            "请先登记并核对上一级信访部门的公钥，或者填写随件报送的纸质原件（打印件）页数",
            "Enter and confirm the key of the office above, or say how many sheets of the original (or print) go up"))
    static let sealsOnPaper = OperationError.refused(
        Bilingual("尚无上一级信访部门的公钥，不能在此密封", "No key of the office above is in force: it cannot be sealed here"),
        remedy: Bilingual(
            "请先登记并核对公钥；或者由登记员在此更正，本件即行封闭，再由您按“待密封报送”填写纸质件页数后密封",
            "Enter and confirm its key; or let a registrar state it here, which closes the item at once, and seal it then with "
                + "the number of its sheets"))
    static let isTooLongToExport = OperationError.refused(
        Bilingual("内容过长，不能加密导出", "It is too long to be exported"),
        remedy: Bilingual("请打印后密封报送，并填写页数", "Print it, send it up sealed and say how many sheets"))
}

/// The file of a sealed item, for whoever of the petition office carries it up. Each time is on the audit log, and after
/// five there is no more.
///
/// - Policy: JB-15
public struct TakeExport: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public struct File: Sendable {
        /// Tells neither organ nor ground.
        public let name: String
        public let bytes: [UInt8]
    }

    /// - Throws: `OperationError.notFound` for whoever does not keep the register, and for lines on paper; `.stale` when it
    ///   is not here any more.
    public func callAsFunction(_ id: SealedLine.ID, as caller: StaffCaller) async throws -> File {
        guard !caller.roles.isDisjoint(with: [.registrar, .petitionLead]) else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { transaction in
            let line = try transaction.lockSealedLine(id)
            guard let export = try transaction.export(of: id), export.way == .encrypted else {
                throw OperationError.notFound
            }
            guard line.upReceivedOn == nil else { throw OperationError.stale }
            let box = try transaction.asSystem { try $0.takeExport(export.id) }
            try transaction.audit(AuditRecord("sealed.export", id), in: caller.organ)
            return File(name: "MF-\(line.year)-\(line.number).dwx", bytes: box.bytes)
        }
    }
}

/// Wipes exports that have arrived, or were handed over thirty days ago: they are of no use here, and somebody else's.
///
/// - Policy: DW-export
public struct WipeExports: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// One bounded sweep.
    ///
    /// - Returns: how many were wiped.
    @discardableResult
    public func callAsFunction() async throws -> Int {
        try await context.transaction(as: .system, on: .worker) { transaction in
            let wiped = try transaction.wipeOldExports()
            for (line, organ) in wiped { try transaction.audit(AuditRecord("sealed.wipe", line), in: organ) }
            return wiped.count
        }
    }
}

/// The keys of higher petition offices: one person of the petition office enters what the office above published, another
/// compares its fingerprint over the telephone. Heads and deputies have no part in it: what is about them goes up by it.
///
/// - Policy: JB-15
public struct ExportKeys: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Levels above the caller's organ, the next one first.
    public func levels(for caller: StaffCaller) -> [Level] {
        let own = context.directory[caller.organ]?.level ?? .county
        return Level.allCases.filter { $0 > own }
    }

    /// - Throws: `OperationError.notFound` for whoever does not keep the sealed register.
    public func list(as caller: StaffCaller) async throws -> [ExportKeyRecord] {
        guard Self.keeps(caller) else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { try $0.exportKeys(of: caller.organ) }
    }

    /// - Parameter text: 64 hexadecimal digits.
    /// - Throws: `OperationError.mend` for another text, and for a level that is not above the organ.
    public func propose(_ text: String, of level: Level, as caller: StaffCaller) async throws {
        try Self.requireKeeper(caller)
        guard let key = ExportPublicKey(text: text) else {
            let message = Bilingual("公钥应为64位十六进制数字", "A key is 64 hexadecimal digits")
            throw OperationError.mend([.init("key", message)])
        }
        guard levels(for: caller).contains(level) else {
            throw OperationError.mend([.init("level", Bilingual("请选择上级", "Choose a level above"))])
        }
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.proposeExportKey(key, of: level, for: caller.organ, by: caller.staff)
            try transaction.audit(
                AuditRecord("export_key.propose", [("key", Self.mark(key))]), in: caller.organ)
        }
    }

    /// - Parameter fingerprint: as it was read out by the office above, with or without blanks.
    /// - Throws: `OperationError.refused` for whoever entered it; `.mend` for another fingerprint; `.stale` when it is no
    ///   proposal any more.
    public func confirm(_ id: ExportKeyRecord.ID, fingerprint: String, as caller: StaffCaller) async throws {
        try Self.requireKeeper(caller)
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.lockExportKey(id)
            guard record.state == .proposed else { throw OperationError.stale }
            guard record.proposedBy != caller.staff else { throw OperationError.whoEnteredKeyConfirms }
            let typed = fingerprint.lowercased().filter { !$0.isWhitespace && $0 != "-" }
            guard typed == record.key.fingerprint.filter({ $0 != " " }) else {
                let message = Bilingual("与所登记公钥的指纹不符", "This is not the fingerprint of the key that was entered")
                throw OperationError.mend([.init("fingerprint-" + id.rawValue, message)])
            }
            try transaction.confirmExportKey(record, by: caller.staff)
            try transaction.audit(
                AuditRecord("export_key.confirm", id, [("key", Self.mark(record.key))]), in: caller.organ)
        }
    }

    /// Nothing more is sealed to it: the private key was lost, or is no longer that office's alone.
    public func end(_ id: ExportKeyRecord.ID, as caller: StaffCaller) async throws {
        try Self.requireKeeper(caller)
        try await context.transaction(as: .staff(caller)) { transaction in
            let record = try transaction.lockExportKey(id)
            try transaction.endExportKey(id, by: caller.staff)
            try transaction.audit(
                AuditRecord("export_key.end", id, [("key", Self.mark(record.key))]), in: caller.organ)
        }
    }

    private static func keeps(_ caller: StaffCaller) -> Bool {
        !caller.roles.isDisjoint(with: [.registrar, .petitionLead])
    }

    private static func requireKeeper(_ caller: StaffCaller) throws(OperationError) {
        guard keeps(caller), caller.roles.isDisjoint(with: [.head, .deputy]) else { throw .notFound }
    }

    /// A public key is no secret; its fingerprint on the log says which one it was.
    private static func mark(_ key: ExportPublicKey) -> String { key.fingerprint.filter { $0 != " " } }
}

extension OperationError {
    static let whoEnteredKeyConfirms = OperationError.refused(
        Bilingual("登记公钥的人不能自己核对", "Who entered the key cannot confirm it"),
        remedy: Bilingual("请由信访室另一人与上级电话核对指纹", "Let another person compare its fingerprint by telephone"))
}
