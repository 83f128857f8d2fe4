/// Who opens what waits in quarantine (网上来件拆阅): two persons of the petition office, named by the head of the organ, who
/// is neither of them.
///
/// - Policy: JB-15, JB-47
public enum QuarantineReading {
    /// What the rules ask of a person.
    public struct Person: Hashable, Sendable {
        public var id: Staff.ID
        public var organ: Organ.ID
        public var roles: Set<Role>

        public init(id: Staff.ID, organ: Organ.ID, roles: Set<Role>) {
            self.id = id
            self.organ = organ
            self.roles = roles
        }

        fileprivate func isOfOffice(of organ: Organ.ID) -> Bool {
            self.organ == organ && !roles.isDisjoint(with: [.registrar, .petitionLead])
        }
    }

    public enum Fault: String, Hashable, Sendable, CaseIterable {
        /// Two are two.
        case onePerson = "one_person"
        /// One of them heads the petition office.
        case firstHeadsNoOffice = "first_heads_no_office"
        case secondIsOfNoOffice = "second_is_of_no_office"
        /// What is about the head is opened by them first.
        case headOfOrgan = "head_of_organ"
    }

    /// Whether two persons of an organ can be named; nil when they can. The twin of
    /// `quarantine_readers_are_of_the_office`.
    public static func fault(_ first: Person, _ second: Person, of organ: Organ.ID) -> Fault? {
        if first.id == second.id { return .onePerson }
        if first.roles.contains(.head) || second.roles.contains(.head) { return .headOfOrgan }
        if !first.isOfOffice(of: organ) || !first.roles.contains(.petitionLead) { return .firstHeadsNoOffice }
        return second.isOfOffice(of: organ) ? nil : .secondIsOfNoOffice
    }

    /// How it stands with those who were named, by what they are now.
    public enum Standing: String, Hashable, Sendable, CaseIterable {
        /// Two persons open it.
        case two
        /// One of them is gone, or another post's: the other opens it, and whoever heads the office by post.
        case fewer
        /// Nobody was ever named: whoever heads the office opens it by post.
        case nobody
    }

    /// - Parameter named: those of the record in force; nil where there is none.
    public static func standing(of named: (Person?, Person?)?, in organ: Organ.ID) -> Standing {
        guard let named else { return .nobody }
        guard let first = named.0, let second = named.1, fault(first, second, of: organ) == nil else { return .fewer }
        return .two
    }
}
