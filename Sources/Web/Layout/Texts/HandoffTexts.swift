/// Words of the signed hand-offs (交接签收).
extension Text {
    static func handoffsTitle(_ number: String) -> Text { Text("交接签收 \(number)", "Hand-offs of \(number)") }
    static let handoffs = Text("交接签收", "Signed hand-offs")
    static let handoffsHint = Text(
        "每一次换机关、换室、换人都由经手人签收，并与上一次和当时的全部材料连成一链；“印记”可与打印件核对。",
        "Every change of organ, room or person is signed by who made it and chained to the one before and to all "
            + "material of that moment; the mark can be compared with a print."
    )
    static let handoffsOfClue = Text("线索", "The clue")
    static let handoffsOfReport = Text("来件", "The report")
    static let handoffOrdinal = Text("序", "No.")
    static let handoffFrom = Text("移交", "From")
    static let handoffTo = Text("接收", "To")
    static let handoffSignedBy = Text("签收人", "Signed by")
    static let handoffAt = Text("时间", "When")
    static let handoffSeal = Text("印记", "Mark")
    static let handoffTakenIn = Text("收件", "taken in")
    static let handoffByRule = Text("系统（依规则）", "the system, by rule")
    static let printHandoffs = Text("打印签收单", "Print the sheet")
}
