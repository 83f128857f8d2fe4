extension Route {
    /// What the text says about the weight of the matter.
    public struct Gravity: Hashable, Sendable {
        /// Total of the largest single scheme, in yuan, from 0.
        public var largestSchemeYuan: Int64
        /// 黑恶势力、村霸、保护伞
        public var organisedCrime: Bool
        /// Death or serious injury tied to the misconduct.
        public var deathOrSeriousInjury: Bool
        /// People who signed or petition together, from 0.
        public var signatories: Int

        public init(
            largestSchemeYuan: Int64 = 0, organisedCrime: Bool = false, deathOrSeriousInjury: Bool = false,
            signatories: Int = 0
        ) {
            self.largestSchemeYuan = largestSchemeYuan
            self.organisedCrime = organisedCrime
            self.deathOrSeriousInjury = deathOrSeriousInjury
            self.signatories = signatories
        }
    }

    /// What a notice can change: rows of the policy table; these are the values without one.
    public struct Conventions: Hashable, Sendable {
        /// From this total on, a case is important (重要案件), in yuan.
        public var importantFromYuan: Int64
        /// From this number of people on, a case is important.
        public var importantFromSignatories: Int
        /// Whether the county keeps micro-corruption at the villages instead of passing it down.
        public var keepsMicroCorruption: Bool

        public init(
            importantFromYuan: Int64 = 1_000_000, importantFromSignatories: Int = 30, keepsMicroCorruption: Bool = true
        ) {
            self.importantFromYuan = importantFromYuan
            self.importantFromSignatories = importantFromSignatories
            self.keepsMicroCorruption = keepsMicroCorruption
        }

        /// The values without a row.
        public static let builtIn = Self()
    }
}

extension Route.Gravity {
    /// The first ground on which the case is important (重要案件), or nil.
    func groundOfImportance(_ conventions: Route.Conventions) -> Bilingual? {
        if organisedCrime {
            return Bilingual("涉黑涉恶或“保护伞”", "organised crime or its protection")
        }
        if deathOrSeriousInjury {
            return Bilingual("与问题有关的死亡或重伤", "death or serious injury tied to the misconduct")
        }
        if largestSchemeYuan >= conventions.importantFromYuan {
            return Bilingual(
                "单项涉及金额达到\(conventions.importantFromYuan)元",
                "a single scheme reaches \(conventions.importantFromYuan) yuan"
            )
        }
        if signatories >= conventions.importantFromSignatories {
            return Bilingual(
                "联名或集体反映达到\(conventions.importantFromSignatories)人",
                "\(conventions.importantFromSignatories) people or more petition together"
            )
        }
        return nil
    }
}
