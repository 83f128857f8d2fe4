public import CaseStore
public import Casework
import Sealing

extension OperationContext {
    /// Level of the petition office that opens what goes up from an organ: the next-higher one that is not the
    /// accused's own.
    ///
    /// - Policy: JB-15
    func levelAbove(_ organ: Organ.ID, accused: [AccusedStanding]) -> Level {
        let passed = Set(organsAbove(organ, of: accused))
        let chain = directory.chain(from: organ)
        if let upper = chain.dropFirst().first(where: { !passed.contains($0.id) }) { return upper.level }
        return (chain.last?.level ?? .county).superior
    }

    /// The organs above one that are the accused's own: what goes up passes them by, and they hear nothing of it
    /// meanwhile.
    ///
    /// - Policy: HS-26, JB-15
    func organsAbove(_ organ: Organ.ID, of accused: [AccusedStanding]) -> [Organ.ID] {
        let own = Set(
            accused.flatMap { [$0.disciplineOrgan, $0.formerOrgan].compactMap(\.self) + Array($0.record.heads) })
        return directory.chain(from: organ).dropFirst().map(\.id).filter(own.contains)
    }

    /// Whether files go into an export beside the words.
    private static func fit(_ files: [AttachmentRecord]) -> Bool {
        files.reduce(0) { $0 + $1.facts.bytes } <= OperationLimits.exportedFileBytes
    }

    /// What an item says, opened before its key is destroyed. As the system.
    private func upward(
        _ id: Report.ID, as line: SealedLine.ID, in transaction: borrowing Transaction
    ) throws -> UpwardContent {
        let content = try transaction.content(of: id)
        return UpwardContent(
            summary: content.summary, text: content.text, place: content.place, accused: content.accused,
            reporter: try transaction.reporterToExport(of: id, as: line),
            standings: try transaction.standings(of: id), files: try transaction.attachments(of: id))
    }

    /// Writes what only the office above can open, or that the original on paper goes up: before the key is destroyed,
    /// and in the same transaction. As the system, within somebody's own act.
    ///
    /// - Parameters:
    ///   - sheets: of the original, with media that hold its files; nil where nobody said that there are any.
    ///   - accused: of the item that it goes along with: it passes by whom that one passes by.
    ///   - content: what goes up where the item itself holds none of it, as the part of a split.
    /// - Throws: `OperationError.refused` where it could not be opened above, or its files are too large for an export, and
    ///   nothing goes along: nothing is destroyed.
    /// - Policy: JB-15
    func export(
        _ record: ReportRecord, _ sealing: Triage.Sealing, as line: SealedLine.ID, _ number: Int, sheets: Int?,
        behind accused: [AccusedStanding] = [], saying content: UpwardContent? = nil,
        in transaction: borrowing Transaction
    ) throws {
        let id = record.report.id
        let upward = try content ?? upward(id, as: line, in: transaction)
        let level = levelAbove(record.holder, accused: upward.standings + accused)
        let hasOriginal = record.report.channel.hasOriginal
        guard let key = try transaction.exportKey(of: record.holder, to: level) else {
            guard hasOriginal else { throw OperationError.needsKeyAbove }
            guard sheets != nil else { throw OperationError.hasNoWayUp }
            return try transaction.insertExport(
                of: id, as: line, at: record.holder, nil, to: nil, above: level, sheets: sheets)
        }
        func box(withFiles: Bool) throws -> ExportBox? {
            let files = try upward.files.map { file in
                ExportedItem.File(file, bytes: withFiles ? try whole(file, in: transaction) : nil)
            }
            let item = ExportedItem(
                record, upward, files, sealing, line: "MF-\(transaction.today.year)-\(number)",
                organName: directory[record.holder]?.name ?? "", madeOn: transaction.today)
            do { return try ExportBox(try item.bytes(), to: key.key) } catch SealingError.tooLong { return nil }
        }
        if Self.fit(upward.files), let box = try box(withFiles: true) {
            return try transaction.insertExport(
                of: id, as: line, at: record.holder, box, to: key.id, above: level, sheets: sheets)
        }
        guard sheets != nil else {
            throw upward.files.isEmpty ? OperationError.isTooLongToExport : .hasTooLargeFiles
        }
        // The words go up in the export with the names and hashes of the files, which go along on a medium.
        let words = upward.files.isEmpty ? nil : try box(withFiles: false)
        guard words != nil || hasOriginal else { throw OperationError.isTooLongToExport }
        try transaction.insertExport(
            of: id, as: line, at: record.holder, words, to: words == nil ? nil : key.id, above: level, sheets: sheets)
    }

    /// The bytes of a file that goes into an export; bounded by `exportedFileBytes`.
    private func whole(_ file: AttachmentRecord, in transaction: borrowing Transaction) throws -> [UInt8] {
        let count = file.chunks(of: .original)
        var bytes: [UInt8] = []
        for first in stride(from: 0, to: count, by: StoreLimits.chunksAtOnce) {
            bytes += try transaction.bytes(
                of: file, .original, chunks: first..<min(first + StoreLimits.chunksAtOnce, count))
        }
        return bytes
    }
}

extension OperationError {
    static let hasNoWayUp = OperationError.refused(
        Bilingual("尚无上一级信访部门的公钥，内容一经销毁便无法报送", "No key of the office above is in force: destroyed, it could not go up"),
        remedy: Bilingual(
            "请先登记并核对上一级信访部门的公钥，或者填写随件报送的纸质原件页数",
            "Enter and confirm the key of the office above, or say how many sheets of the original go up"))
    static let needsKeyAbove = OperationError.refused(
        Bilingual(
            "尚无上一级信访部门的公钥；网上、电话来件没有纸质原件，内容一经销毁便无法报送",
            "No key of the office above is in force, and what came in online or by telephone has no original on paper: "
                + "destroyed, it could not go up"),
        remedy: Bilingual("请先取得、登记并核对上一级信访部门的公钥", "Get the key of the office above first, enter and confirm it"))
    static let hasTooLargeFiles = OperationError.refused(
        Bilingual(
            "附件过大，不能加密导出，内容一经销毁便无法报送",
            "Its files are too large for an export: destroyed, they could not go up"),
        remedy: Bilingual(
            "请先由信访室下载原件、刻录光盘，随件密封报送，并填写件数",
            "Let the petition office save the originals on a disc, send that up sealed and say how many there are"))
    static let isTooLongToExport = OperationError.refused(
        Bilingual("内容过长，不能加密导出", "It is too long to be exported"),
        remedy: Bilingual("请将纸质原件密封报送，并填写页数", "Send its original up sealed and say how many sheets"))
}

/// The file of a sealed item, for whoever of the petition office carries it up. Each time is on the audit log, and
/// after five there is no more; nobody takes it more than three times, so that one person does not use up the only copy.
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
            let box = try transaction.asSystem { try $0.takeExport(export.id, by: caller.staff) }
            try transaction.audit(AuditRecord("sealed.export", id), in: caller.organ)
            return File(name: "MF-\(line.year)-\(line.number).dwx", bytes: box.bytes)
        }
    }
}

/// Wipes exports that have arrived: they are of no use here, and somebody else's. None goes by time alone: that it was
/// sent is one person's word, and until another signs for its receipt it is the only copy.
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

/// The keys of higher petition offices: one person of the petition office enters what the office above published,
/// another compares its fingerprint over the telephone. Heads and deputies have no part in it: what is about them goes
/// up by it.
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
            throw OperationError.mend([.init("key", Self.fault(ofKey: text))])
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

    /// What is wrong with a text that is no key, by its length and never by what it says.
    private static func fault(ofKey text: String) -> Bilingual {
        let (typed, digits) = (ExportPublicKey.characters(of: text), 2 * ExportPublicKey.byteCount)
        guard typed.count == digits else {
            return Bilingual(
                "公钥应为\(digits)位十六进制数字，现在是\(typed.count)位",
                "A key is \(digits) hexadecimal digits; \(typed.count) are there")
        }
        guard typed.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            return Bilingual("公钥只含数字0至9和字母a至f", "A key holds nothing but the digits 0 to 9 and the letters a to f")
        }
        return Bilingual(
            "这\(digits)位数字不是公钥，请与上级核对", "These \(digits) digits are no key; compare them with the office above")
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
