import Casework

/// Words of the advice on how much a report gives to go by, and of the seven things that a full account tells.
extension Text {
    static let credibilityTitle = Text("线索可信度提示（仅供参考）", "What it gives to go by (advice only)")
    static let credibilityCaution = Text(Credibility.caution)
    static let credibilityMissing = Text("尚缺", "Missing")
    static let credibilityAddsNothing = Text("不计分", "Adds nothing")

    static func credibilityPoints(_ points: Int, outOf most: Int) -> Text {
        Text("\(points) 分，满分 \(most) 分", "\(points) of \(most) points")
    }

    static func credibilityLacks(_ particulars: [Text]) -> Text {
        Text(
            "　尚缺：\(particulars.map(\.zh).joined(separator: "、"))",
            " Missing: \(particulars.map(\.en).joined(separator: ", "))")
    }

    static let credibilityReasons = Text("每项的理由，还可以问什么", "Why, item by item, and what can still be asked")

    static func credibilityAdds(_ points: Int) -> Text { .asIs("+\(points)") }

    static let particularsLabel = Text("七何", "The seven things that a full account tells")
    static let particularsHint = Text(
        "来件写明的，请勾选。登记项目已有的已经勾选，以您阅读为准；不影响受理、分流和缓急。",
        "Tick what it tells. What the fields say is ticked; you have read it and decide. Acceptance, way and urgency do not "
            + "depend on it.")
    static let questionsTitle = Text("七何：当面或者在电话里可以问什么", "What to ask at the counter or on the phone")
    static let questionsHint = Text(
        "只问事情，让来人自己说，不提示答案，不承诺结果；不愿署名的，不追问姓名，同样登记。",
        "Ask about the matter alone and let them tell it; suggest no answer and promise no result. Whoever does not want to "
            + "sign is not asked for a name, and is registered all the same.")
}

extension Particular {
    var words: Text { Text(name) }
}
