public import CaseStore
public import Casework

/// Adds files to a report that is here already: what came by another way later, by its petition office; the material of a
/// check, by who keeps it.
///
/// - Policy: DW-upload
public struct AddFiles: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Where files are added.
    public enum Place: Sendable, Equatable {
        case report(Report.ID)
        /// Material of a check (核查材料).
        case check(Clue.ID)
    }

    /// - Throws: `OperationError.notFound` for whoever may add nothing there; `.refused` where the report is gone or full.
    public func callAsFunction(_ files: [ReceivedFile], to place: Place, as caller: StaffCaller) async throws {
        guard !files.isEmpty else {
            throw OperationError.mend([.init("files", Bilingual("请选择文件", "Choose a file"))])
        }
        let context = context
        do {
            try await context.transaction(as: .staff(caller)) { transaction in
                let (report, origin, clue) = try context.target(of: place, in: transaction)
                let ids = try transaction.attach(files, to: report, as: origin, clue: clue)
                try context.queueCleaning(files, by: .staff, of: caller.organ, in: transaction)
                try transaction.audit(
                    ids.map {
                        AuditRecord("file.add", $0, [("report", report.rawValue), ("origin", origin.rawValue)])
                    },
                    in: caller.organ)
            }
        } catch StoreError.refused(constraint: "attachment_ordinal_is_bounded") {
            let most = AttachmentLimits.filesOfReport
            throw OperationError.refused(
                Bilingual("一件最多有\(most)个附件", "A report holds at most \(most) files"),
                remedy: Bilingual("请合并后提交，或者随纸质材料入卷", "Put several into one, or keep them with the papers"))
        }
    }

    /// Asked before anything is read from the sender: whoever may add nothing sends nothing.
    ///
    /// - Returns: how many files the report has, as far as the caller sees them.
    public func require(_ place: Place, as caller: StaffCaller) async throws -> Int {
        let context = context
        return try await context.transaction(as: .staff(caller)) { transaction in
            let report = try context.target(of: place, in: transaction).0
            return try transaction.attachments(of: report).count
        }
    }
}

extension OperationContext {
    fileprivate func target(
        of place: AddFiles.Place, in transaction: borrowing Transaction
    ) throws -> (Report.ID, Attachment.Origin, Clue.ID?) {
        switch place {
        case .report(let id):
            let record = try transaction.report(id)
            guard try transaction.keepsReport(id) else { throw OperationError.notFound }
            switch record.report.state {
            case .quarantined, .registered, .triageProposed, .accepted, .declined, .retained: break
            case .sealedUp, .voided, .split:
                throw OperationError.refused(
                    Bilingual("此件不能再增加附件", "Nothing can be added to this report"),
                    remedy: Bilingual("请登记为补充材料", "Register it as further material"))
            }
            return (id, .office, nil)
        case .check(let id):
            let record = try transaction.clue(id)
            guard try transaction.keepsCheck(id) else { throw OperationError.notFound }
            return (record.clue.report, .check, id)
        }
    }
}
