import CaseStore
public import Casework

/// The list of outside organs: an office enters, changes and ends its own, each time as a new version.
///
/// - Policy: XF-22
public struct KeepOutsideOrgans: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// What somebody entered.
    public struct Entry: Sendable {
        public var code: String
        public var name: String
        public var kind: OutsideOrgan.Kind
        public var division: String
        public var superior: String
        public var contact: String
        public var isEnded: Bool

        public init(
            code: String, name: String, kind: OutsideOrgan.Kind, division: String, superior: String = "",
            contact: String = "", isEnded: Bool = false
        ) {
            self.code = code
            self.name = name
            self.kind = kind
            self.division = division
            self.superior = superior
            self.contact = contact
            self.isEnded = isEnded
        }
    }

    /// The entries of the list, those that ended too.
    public func list(as caller: StaffCaller) async throws -> [OutsideOrgan] {
        try await context.transaction(as: .staff(caller)) { try $0.outsideOrgans(ended: true).all }
    }

    /// Writes all entries, or none of them.
    ///
    /// - Throws: `OperationError.mend` with what cannot stay as it is, at the field, or at the number of the line.
    public func save(_ entries: [Entry], as caller: StaffCaller) async throws {
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            guard !caller.roles.isDisjoint(with: [.registrar, .petitionLead]) else { throw OperationError.notFound }
            var known = Dictionary(
                try transaction.outsideOrgans(ended: true).all.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
            let codes = Set(known.keys).union(entries.map { OutsideOrgan.ID($0.code) })
            for (index, entry) in entries.enumerated() {
                if let fault = context.fault(entry, known, codes, caller.organ) {
                    let field = entries.count == 1 ? fault.0 : "line-\(index + 1)"
                    throw OperationError.mend([.init(field, fault.1)])
                }
                let id = OutsideOrgan.ID(entry.code)
                let organ = OutsideOrgan(
                    id: id, version: (known[id]?.version ?? 0) + 1, keeper: caller.organ, name: entry.name,
                    kind: entry.kind, division: Division.ID(entry.division),
                    superior: entry.superior.isEmpty ? nil : OutsideOrgan.ID(entry.superior), contact: entry.contact,
                    isEnded: entry.isEnded)
                try transaction.insert(organ, by: caller.staff)
                known[id] = organ
            }
            try transaction.audit(
                entries.map { AuditRecord("outside_organ.save", subject: $0.code) }, in: caller.organ)
        }
    }
}

extension OperationContext {
    fileprivate func fault(
        _ entry: KeepOutsideOrgans.Entry, _ known: [OutsideOrgan.ID: OutsideOrgan], _ codes: Set<OutsideOrgan.ID>,
        _ keeper: Organ.ID
    ) -> (String, Bilingual)? {
        if !OutsideOrgan.isCode(entry.code) {
            return ("code", Bilingual("代码为2至32位大写字母、数字和连字符", "The code is 2 to 32 capital letters, digits, hyphens"))
        }
        if let other = known[OutsideOrgan.ID(entry.code)], other.keeper != keeper {
            return ("code", Bilingual("这个代码由其他机关维护", "Another organ keeps this code"))
        }
        if !(2...60).contains(entry.name.count) {
            return ("name", Bilingual("名称为2至60字", "The name is 2 to 60 characters"))
        }
        if directory[Division.ID(entry.division)] == nil {
            return ("division", Bilingual("没有这个行政区划代码", "There is no such division"))
        }
        if entry.contact.unicodeScalars.count > 120 {
            return ("contact", Bilingual("最多120字", "At most 120 characters"))
        }
        if !entry.superior.isEmpty {
            if entry.superior == entry.code || !codes.contains(OutsideOrgan.ID(entry.superior)) {
                return ("superior", Bilingual("上级不在名录中", "The organ above is not in the list"))
            }
        }
        return nil
    }
}
