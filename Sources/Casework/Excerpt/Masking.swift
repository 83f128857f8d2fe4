/// Covering what may tell who reported, or who somebody else is, before a text leaves the handling room (隐名).
///
/// The rules find; a person confirms, lifts what is harmless and adds what only people see. What is covered is covered
/// wherever it stands, with the same block whatever its length.
///
/// - Policy: BH-1996, DW-C10
public enum Masking {
    /// What stands in place of everything that is covered: nothing is told by its length.
    public static let block = "■■■■"

    /// One way of finding something, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        /// A number tells who it is whatever is said around it: no person can lift it.
        public let isMandatory: Bool
        let find: @Sendable (MaskedPassage) -> [Range<Int>]
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case identityNumber = "identity_number"
        case bankCard = "bank_card"
        case phone
        case mailAddress = "mail_address"
        case licencePlate = "licence_plate"
        case onlineAccount = "online_account"
        case introduction
        case relative
        case address
        case longNumber = "long_number"
    }

    /// In order of precedence: what one has found inside of its words, a later one does not find again.
    public static let rules: [Rule] = [
        Rule(id: .identityNumber, policy: "JB-47", isMandatory: true) { $0.identityNumbers },
        Rule(id: .bankCard, policy: "BH-1996", isMandatory: true) { $0.bankCards },
        Rule(id: .phone, policy: "JB-47", isMandatory: true) { $0.phones },
        Rule(id: .mailAddress, policy: "JB-47", isMandatory: true) { $0.mailAddresses },
        Rule(id: .licencePlate, policy: "BH-1996", isMandatory: true) { $0.licencePlates },
        Rule(id: .onlineAccount, policy: "BH-1996", isMandatory: true) { $0.onlineAccounts },
        Rule(id: .introduction, policy: "JB-47", isMandatory: false) { $0.introductions },
        Rule(id: .relative, policy: "BH-1996", isMandatory: false) { $0.relatives },
        Rule(id: .address, policy: "JB-47", isMandatory: false) { $0.addresses },
        Rule(id: .longNumber, policy: "DW-C10", isMandatory: false) { $0.longNumbers },
    ]

    /// Words that a rule found, wherever they stand.
    public struct Finding: Hashable, Sendable {
        public let rule: RuleID
        public let policy: Policy
        public let words: String
        /// In how many places.
        public let count: Int
        public let isMandatory: Bool
    }

    /// What the rules find in passages: each wording once, in the order in which they stand.
    public static func findings(in passages: [String]) -> [Finding] {
        let read = passages.map { MaskedPassage($0) }
        var found: [String: Int] = [:]
        var findings: [Finding] = []
        for passage in read {
            for (rule, range) in hits(in: passage) {
                let words = passage.text(range)
                let word = MaskedPassage(words)
                if let known = found[word.dense] {
                    guard rule.isMandatory, !findings[known].isMandatory else { continue }
                    findings[known] = Finding(
                        rule: rule.id, policy: rule.policy, words: findings[known].words,
                        count: findings[known].count, isMandatory: true)
                    continue
                }
                found[word.dense] = findings.count
                findings.append(
                    Finding(
                        rule: rule.id, policy: rule.policy, words: words,
                        count: read.reduce(0) { $0 + $1.places(of: word).count }, isMandatory: rule.isMandatory))
            }
        }
        return findings
    }

    private static func hits(in passage: MaskedPassage) -> [(rule: Rule, range: Range<Int>)] {
        var hits: [(rule: Rule, range: Range<Int>)] = []
        for rule in rules {
            for range in rule.find(passage) where !range.isEmpty {
                let isKnown = hits.contains { known in
                    known.range.lowerBound <= range.lowerBound && range.upperBound <= known.range.upperBound
                }
                if !isKnown { hits.append((rule: rule, range: range)) }
            }
        }
        return hits.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    }

    /// Passages with everything covered that has to be.
    public struct Covered: Equatable, Sendable {
        public let passages: [String]
        /// How many blocks stand in them.
        public let blocks: Int
    }

    /// Whether a word can be covered: long enough to be looked for, and found.
    public static func mayHide(_ word: String, in passages: [String]) -> Bool {
        let sought = MaskedPassage(word)
        return ExcerptLimits.wordCharacters.contains(sought.dense.count) && !word.contains(block.prefix(1))
            && passages.contains { !MaskedPassage($0).places(of: sought).isEmpty }
    }

    /// Covers words wherever they stand.
    public static func cover(_ passages: [String], hiding words: [String]) -> Covered {
        let sought = words.map { MaskedPassage($0) }
        var blocks = 0
        let covered = passages.map { text in
            let passage = MaskedPassage(text)
            var isHidden = [Bool](repeating: false, count: passage.count)
            for word in sought {
                for range in passage.places(of: word) { for place in range { isHidden[place] = true } }
            }
            var shown = ""
            for place in isHidden.indices {
                if !isHidden[place] {
                    shown.append(passage.characters[place])
                } else if place == 0 || !isHidden[place - 1] {
                    shown += block
                    blocks += 1
                }
            }
            return shown
        }
        return Covered(passages: covered, blocks: blocks)
    }
}

extension Masking.RuleID {
    /// What is found.
    public var statement: Bilingual {
        switch self {
        case .identityNumber:
            Bilingual("居民身份证号码（校验位正确的18位，或者15位）", "Identity numbers: 18 with a right check digit, or 15")
        case .bankCard: Bilingual("银行卡号（16至19位，校验位正确）", "Bank cards: 16 to 19 digits with a right check digit")
        case .phone: Bilingual("手机号码、带区号的固定电话", "Mobile numbers, and landlines with an area code")
        case .mailAddress: Bilingual("电子邮箱", "E-mail addresses")
        case .licencePlate: Bilingual("机动车号牌", "Licence plates")
        case .onlineAccount: Bilingual("微信、QQ等网络账号", "Accounts of WeChat, QQ and the like")
        case .introduction:
            Bilingual(
                "自我介绍：“我叫……”“本人……”“我是……”“举报人：……”",
                "Who introduces themselves: “my name is …”, “I am …”, “the reporter: …”")
        case .relative: Bilingual("提到本人亲属：“我爱人……”“我儿子……”", "The own relatives: “my wife …”, “my son …”")
        case .address: Bilingual("住址、门牌号", "Where somebody lives, and numbers of houses")
        case .longNumber: Bilingual("7位以上的其他数字", "Other numbers of seven digits and more")
        }
    }
}
