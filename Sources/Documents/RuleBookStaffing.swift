import Casework

extension RuleBook {
    static let handOver = Chapter(
        title: Bilingual("离任交接", "Handing over a post"),
        reading: Bilingual(
            "按顺序，第一条不满足的决定。线索由接任人承办；接任人不能承办的放回待领取。",
            "In this order; the first condition that is not met decides. Clues go on with whoever takes over, or back to "
                + "their board where that one cannot hold them."),
        stage: "handover",
        entries: HandOver.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    static let ending = Chapter(
        title: Bilingual("撤销机关和内设机构", "Ending an organ or a room"),
        reading: Bilingual(
            "载入名录时逐一核对；只说各有几件，不说内容和人名。",
            "Asked of every organ and room that a directory ends; counts are told, neither content nor names."),
        stage: "ending",
        entries: Ending.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    static let leaving = Chapter(
        title: Bilingual("载入名录时除名和调岗", "Whom a directory takes from a post"),
        reading: Bilingual(
            "载入名录时对除名和改列内设机构的人员逐一核对；只说各有几件，不说内容和编号。",
            "Asked of everybody whom a directory drops or lists in another room; counts are told, neither content nor "
                + "numbers."),
        stage: "leaving",
        entries: Leaving.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    static let newWork = Chapter(
        title: Bilingual("已撤销的机关和内设机构不再接收新件", "What is no more gets no new work"),
        reading: Bilingual(
            "登记来件、密封件和起草建议书时核对；已在那里的件照常办完。",
            "Asked when a report or a sealed line is registered or a recommendation drafted; what lies there already is "
                + "finished as before."),
        stage: "new_work",
        entries: NewWork.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    static let dating = Chapter(
        title: Bilingual("按哪一天的机构分流", "By the organisation of which day a matter is routed"),
        reading: Bilingual(
            "按顺序，第一条适用的决定。法规没有规定，是本系统的约定（docs/decisions/0013）。",
            "In this order; the first that fits decides. The law does not say: a convention of this project "
                + "(docs/decisions/0013)."),
        stage: "dating",
        entries: Dating.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })
}
