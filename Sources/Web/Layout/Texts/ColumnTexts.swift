import Casework

/// Words of what a report says was breached and of where a clue comes from.
extension Text {
    static let breachLabel = Text("检举控告内容", "What was breached")
    static let allBreaches = Text("全部内容", "Every breach")
    static let breachHint = Text(
        "可多选。文字提示的已经勾选，以您的判断为准。", "Tick all that apply. What the words suggest is ticked; you decide.")
    static let clueOrigin = Text("线索来源", "Where the clue comes from")

    /// Several words in one cell.
    static func listed(_ words: [Text]) -> Text {
        Text(words.map(\.zh).joined(separator: "、"), words.map(\.en).joined(separator: ", "))
    }
}

extension Breach {
    var words: Text { Text(name) }
}

extension Breach.Kind {
    var words: Text {
        switch self {
        case .discipline: Text("违反党的纪律", "Breach of Party discipline")
        case .duty: Text("职务违法、职务犯罪", "Breach of duty")
        case .other: Text("其他", "Other")
        }
    }
}

extension ClueOrigin {
    var words: Text { Text(name) }
}
