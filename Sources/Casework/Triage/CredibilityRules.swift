extension TransferIn.Source {
    /// A body that comes upon clues in its own work (职能部门), and does not only pass petitions on.
    ///
    /// - Policy: DW-credibility
    public var findsClues: Bool {
        switch self {
        case .inspection, .audit, .judicial, .administration: true
        case .superior, .petitionBureau, .other: false
        }
    }
}

// MARK: - Where it comes from

extension Credibility.Rule {
    /// What inspection, audit, courts and departments found comes before any petition.
    ///
    /// - Policy: DW-credibility
    static let functionalOrgan = Self(
        id: .functionalOrgan, policy: "DW-credibility", scale: .source, steps: 4,
        explanation: Bilingual(
            "巡视巡察、审计、司法、行政机关移送，一般已有材料；只是转来群众来信的，请看内容",
            "Passed on by inspection, audit, justice or a department, mostly with papers; where it is only a petition that "
                + "they hand on, look at what it says.")
    ) { $0.source.map(\.findsClues) ?? false }

    /// - Policy: DW-credibility
    static let visit = way(
        .visit, .visit, steps: 3, Bilingual("来访，可以当面问清", "Came in person: everything can be asked there and then."))

    /// - Policy: DW-credibility
    static let phone = way(
        .phone, .phone, steps: 2, Bilingual("来电，可以当时追问", "Called: can be asked while on the line."))

    /// - Policy: DW-credibility
    static let letter = way(.letter, .letter, steps: 1, Bilingual("来信，有书面材料", "Wrote a letter: it is on paper."))

    /// The practice ranks four ways. What came by another counts as paper does, as where it is passed on (JB-13).
    ///
    /// - Policy: DW-credibility
    static let unranked = Self(
        id: .unranked, policy: "DW-credibility", scale: .source, steps: 1,
        explanation: Bilingual(
            "转办、监察信息员或者其他渠道，实践中未排序，按来信看待",
            "Passed on, handed in by an informant, or by another channel: the practice does not rank it; seen as a letter."
        )
    ) { facts in
        switch facts.channel {
        case .informant, .transfer, .other: true
        case .visit, .phone, .letter, .web: false
        }
    }

    /// - Policy: DW-credibility
    static let network = way(
        .network, .web, steps: 0, Bilingual("网络来件，须另行核对", "Came online: has to be checked by other means."))

    private static func way(
        _ id: Credibility.RuleID, _ channel: Channel, steps: Int, _ explanation: Bilingual
    ) -> Self {
        Self(id: id, policy: "DW-credibility", scale: .source, steps: steps, explanation: explanation) {
            $0.channel == channel
        }
    }
}

// MARK: - How it is signed

extension Credibility.Rule {
    /// A name that somebody else used is no signature, whoever passed it on.
    ///
    /// - Policy: DW-credibility
    static let impersonated = Self(
        id: .impersonated, policy: "DW-credibility", scale: .signature, steps: 0,
        explanation: Bilingual(
            "经核实系冒名，署名不作依据，内容仍须研判",
            "A name was used by somebody else: it counts for nothing, and the content is triaged all the same.")
    ) { $0.isImpersonated }

    /// An organ that passes on what it found answers for it; nobody has to sign.
    ///
    /// - Policy: DW-credibility
    static let organAnswers = Self(
        id: .organAnswers, policy: "DW-credibility", scale: .signature, steps: 2,
        explanation: Bilingual(
            "移送机关对移送内容负责，不需要署名", "The organ that passes it on answers for it: no signature is needed.")
    ) { $0.source.map(\.findsClues) ?? false }

    /// - Policy: DW-credibility
    static let verified = signed(
        .verified, .realNameVerified, steps: 2, Bilingual("实名，已经核实", "Real name, verified."))

    /// - Policy: DW-credibility
    static let claimed = signed(
        .claimed, .realNameClaimed, steps: 1, Bilingual("署名并有联系方式，尚未核实", "Signed with a contact, not verified yet."))

    /// Nothing counts against a report without a name; nothing of it counts for it either.
    ///
    /// - Policy: DW-credibility
    static let nameless = Self(
        id: .nameless, policy: "DW-credibility", scale: .signature, steps: 0,
        explanation: Bilingual(
            "匿名或者署名无法核实：看内容本身，不追查是谁写的",
            "Anonymous, or the signature cannot be verified: look at what it says; nobody looks for its author.")
    ) { !$0.signature.isRealName }

    private static func signed(
        _ id: Credibility.RuleID, _ signature: ReporterSignature, steps: Int, _ explanation: Bilingual
    ) -> Self {
        Self(id: id, policy: "DW-credibility", scale: .signature, steps: steps, explanation: explanation) {
            $0.signature == signature
        }
    }
}

// MARK: - What it tells (七何)

extension Credibility.Rule {
    /// - Policy: DW-credibility
    static let when = tells(.when, .when, Bilingual("写明时间", "Tells when."))

    /// - Policy: DW-credibility
    static let place = tells(.place, .place, Bilingual("写明地点", "Tells where."))

    /// - Policy: DW-credibility
    static let who = tells(.who, .who, Bilingual("写明被反映人及其单位、职务", "Tells who, with unit and post."))

    /// - Policy: DW-credibility
    static let what = tells(.what, .what, Bilingual("写明做了什么", "Tells what was done."))

    /// - Policy: DW-credibility
    static let circumstances = tells(
        .circumstances, .circumstances, Bilingual("写明经过和情节", "Tells how it went."))

    /// - Policy: DW-credibility
    static let why = tells(.why, .why, Bilingual("写明起因和目的", "Tells why."))

    /// - Policy: DW-credibility
    static let thing = tells(.thing, .thing, Bilingual("写明涉及的钱款、物品、凭据", "Tells which money, goods or papers."))

    private static func tells(
        _ id: Credibility.RuleID, _ particular: Particular, _ explanation: Bilingual
    ) -> Self {
        Self(id: id, policy: "DW-credibility", scale: .account, steps: 1, explanation: explanation) {
            $0.told.contains(particular)
        }
    }
}
