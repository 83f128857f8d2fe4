extension OutOfScope.RuleID {
    /// The rule as the rule book states it.
    public var statement: Bilingual {
        switch self {
        case .ownOrgan: Bilingual("持有机关办理，应当回避的人看不到", "The organ that holds it; who stands aside does not see it")
        case .office: Bilingual("由信访室办理", "The petition office does it")
        case .declined: Bilingual("经两人认定为业务范围外", "Two persons found it out of scope")
        case .stateKnowsAct: Bilingual("状态允许", "The state knows the act")
        case .handlesOwn: Bilingual("应由诉讼、仲裁、复议解决的不受理", "What a court, arbitration or review settles is not accepted")
        case .wayOfChannel: Bilingual("来信转送，来访、来电、网络引导", "Letters are passed on, others are told where to go")
        case .guidanceByNotice:
            Bilingual("实名的以告知书引导，送达后才算办结", "Who gave a name is guided by a notice: it ends with its delivery")
        case .receiverListed: Bilingual("接收机关在名录中", "The receiver is in the list of outside organs")
        case .neverToTheAccused:
            Bilingual("不转给被反映的人员、单位及其下属单位", "Never to whom it is about, nor to a unit below")
        case .letterIssued: Bilingual("转送函已经签发", "The letter of transfer is issued")
        case .letterAddressed: Bilingual("转送函的主送机关就是接收机关", "The letter of transfer is addressed to the receiver")
        case .days: Bilingual("日期在收到之后、今天之前", "Days lie between receipt and today")
        case .fromBureau: Bilingual("异议向转送的信访工作机构提出", "An objection goes to the bureau that passed it on")
        case .objectInTime: Bilingual("5个工作日内提出异议", "An objection within five working days")
        case .noMoreAcceptance: Bilingual("同一事项不再受理", "The same matter is not accepted again")
        case .stageFollows: Bilingual("上一级机关复查、复核", "The organ above reviews and re-checks")
        case .applyInTime: Bilingual("30日内请求复查、复核", "Review and re-check are asked for within 30 days")
        case .hearingOnly: Bilingual("复核听证时间不计入", "The hearing of a re-check does not count")
        case .acceptanceWritten:
            Bilingual("受理以签发的告知书书面告知，姓名、住址不清的除外", "Acceptance is told by an issued notice, unless nobody is named")
        case .outcomeOfStage: Bilingual("意见与程序相符", "The opinion is one of its stage")
        case .opinionIssued: Bilingual("处理意见书由他人签发", "Another person signs the document of the opinion")
        case .extensionTold: Bilingual("延长须告知理由", "An extension is told with its reasons")
        }
    }
}
