import Casework

extension RuleBook {
    static let jurisdiction = Chapter(
        title: Bilingual("管辖措施", "Jurisdiction"),
        reading: Bilingual(
            "提级、指定、交叉、联合、交办、转送、报请。按顺序，第一条不满足的决定；审批时重新判断一次。",
            "Taking up, designating, crossing, joining, assigning, passing on, asking the higher organ. In this order; the "
                + "first condition that is not met decides, and the approval asks all of them once more."),
        stage: "jurisdiction",
        entries: Jurisdiction.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })

    static let assignment = Chapter(
        title: Bilingual("交办件", "Assignments"),
        reading: Bilingual(
            "签收、提交结果、批准上报。按顺序，第一条不满足的决定。",
            "Signing for it, handing in the result, reporting it up. In this order; the first condition that is not met "
                + "decides."),
        stage: "assignment",
        entries: Assignment.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })
}
