public import Casework

/// What is missing of the offices that hold each other (三员) in the organs that are in use: those of which somebody
/// can sign in already.
///
/// - Policy: 三员分立
public struct FindVacancies: Sendable {
    public struct Vacancy: Hashable, Sendable {
        public enum Kind: Hashable, Sendable {
            /// The organ has no technology room. So it may be.
            case hasNoRoom
            /// It has one, and nobody in it holds the office: the directory lists too few people there.
            case roomIsShort
            /// Nobody who holds it can sign in with password and second factor.
            case nobodySignsIn
            /// One can, whose own requests wait for nobody.
            case oneAlone
        }

        public let organ: Organ.ID
        public let office: Role
        public let kind: Kind

        public init(organ: Organ.ID, office: Role, kind: Kind) {
            self.organ = organ
            self.office = office
            self.kind = kind
        }
    }

    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func callAsFunction() async throws -> [Vacancy] {
        var vacancies: [Vacancy] = []
        for organ in context.directory.organs {
            let accounts = try await Accounts(context).list(of: organ.id).filter(\.isActive)
            guard accounts.contains(where: \.hasPassword) else { continue }
            for (office, needed) in [(Role.securityAdministrator, 2), (.auditor, 1)] {
                let holders = accounts.filter { $0.roles.contains(office) }
                let signingIn = holders.count { $0.hasPassword && $0.hasFactor }
                guard signingIn < needed else { continue }
                let kind: Vacancy.Kind =
                    holders.isEmpty ? withoutHolder(organ.id) : signingIn == 0 ? .nobodySignsIn : .oneAlone
                vacancies.append(Vacancy(organ: organ.id, office: office, kind: kind))
            }
        }
        return vacancies
    }

    private func withoutHolder(_ organ: Organ.ID) -> Vacancy.Kind {
        context.directory.rooms(of: organ).contains { $0.kind == .technology } ? .roomIsShort : .hasNoRoom
    }
}
