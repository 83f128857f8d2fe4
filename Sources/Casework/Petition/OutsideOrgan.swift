/// An organ outside this system that may be competent where a discipline organ is not (有权处理的机关、单位): a petition
/// bureau, a court, an authority. Kept by an office as dated versions; the latest one holds.
///
/// - Policy: XF-22, JB-13
public struct OutsideOrgan: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<OutsideOrgan>

    /// What kind of organ it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 信访局（信访工作机构）
        case petitionBureau = "petition_bureau"
        /// 人民法院
        case court
        /// 劳动人事争议仲裁委员会、仲裁机构
        case arbitration
        /// 行政复议机构
        case review
        /// 人民检察院
        case procuratorate
        /// 公安机关
        case police
        /// 行政主管部门
        case department
        /// 党委部门、群团组织
        case party
        /// 其他地区的12388受理机关
        case discipline
        /// 其他单位
        case other
    }

    /// Capital letters, digits and hyphens, as the office chose it.
    public let id: ID
    /// 1 or more.
    public let version: Int
    /// The organ whose office keeps the entry.
    public let keeper: Organ.ID
    public let name: String
    public let kind: Kind
    /// Where it is competent.
    public let division: Division.ID
    /// The organ that it is subordinate to, if that is in the list too.
    public let superior: ID?
    /// Address or telephone for a petitioner; may be empty.
    public let contact: String
    /// It is not used any more.
    public let isEnded: Bool

    public init(
        id: ID, version: Int = 1, keeper: Organ.ID, name: String, kind: Kind, division: Division.ID,
        superior: ID? = nil, contact: String = "", isEnded: Bool = false
    ) {
        self.id = id
        self.version = version
        self.keeper = keeper
        self.name = name
        self.kind = kind
        self.division = division
        self.superior = superior
        self.contact = contact
        self.isEnded = isEnded
    }

    /// Whether a text can be the code of one: 2 to 32 capital letters, digits, hyphens.
    public static func isCode(_ text: String) -> Bool {
        (2...32).contains(text.count)
            && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == 45 }
    }
}

/// The outside organs that hold on a day, as they are looked up.
public struct OutsideOrgans: Sendable {
    /// In the order of their names.
    public let all: [OutsideOrgan]
    private let byID: [OutsideOrgan.ID: OutsideOrgan]

    public init(_ all: [OutsideOrgan]) {
        self.all = all
        byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
    }

    public subscript(id: OutsideOrgan.ID) -> OutsideOrgan? { byID[id] }

    /// The organs that a letter must never reach: the unit of an accused and what is subordinate to it. A unit counts
    /// where its name is part of the organ's, or the organ's is part of it, as people write them; and so does every
    /// organ whose superiors lead to one.
    ///
    /// - Policy: XF-30
    public func barred(units: [String]) -> Set<OutsideOrgan.ID> {
        let units = units.map(Self.plain).filter { $0.count >= 2 }
        let struck = Set(
            all.filter { organ in
                let name = Self.plain(organ.name)
                return units.contains { Self.holds(name, $0) || Self.holds($0, name) }
            }.map(\.id))
        return Set(all.filter { isBelow($0.id, struck) }.map(\.id))
    }

    private func isBelow(_ id: OutsideOrgan.ID, _ struck: Set<OutsideOrgan.ID>) -> Bool {
        var next: OutsideOrgan.ID? = id
        // No chain is longer than the list; a circle ends with it.
        for _ in 0...all.count {
            guard let here = next else { return false }
            if struck.contains(here) { return true }
            next = byID[here]?.superior
        }
        return false
    }

    private static func plain(_ name: String) -> [Character] {
        name.filter { !$0.isWhitespace && !"（）()·、，".contains($0) }.map { $0 }
    }

    private static func holds(_ whole: [Character], _ part: [Character]) -> Bool {
        guard !part.isEmpty, part.count <= whole.count else { return false }
        return (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
    }

    /// Who is suggested for a matter: what is settled by a court, arbitration or review comes first for that reason,
    /// petition bureaus and departments for another organ's; organs of the nearest division first.
    ///
    /// - Parameter divisions: the receiver's own division, then those above it.
    /// - Policy: JB-13
    public func suggested(
        for reason: DeclineReason, in divisions: [Division.ID], except barred: Set<OutsideOrgan.ID> = []
    ) -> [OutsideOrgan] {
        let kinds: [OutsideOrgan.Kind] =
            switch reason {
            case .legalRemedy: [.court, .arbitration, .review]
            case .otherOrgan: [.petitionBureau, .department, .party, .police, .procuratorate, .discipline]
            case .noSubstance: []
            }
        func rank(_ organ: OutsideOrgan) -> (Int, Int) {
            (
                divisions.firstIndex(of: organ.division) ?? divisions.count,
                kinds.firstIndex(of: organ.kind) ?? kinds.count
            )
        }
        return all.filter { kinds.contains($0.kind) && !$0.isEnded && !barred.contains($0.id) }
            .sorted { rank($0) < rank($1) || rank($0) == rank($1) && $0.id < $1.id }
    }
}
