import Casework

/// Words of splitting an item, and of deciding what repeats what.
extension Text {
    static let splitLink = Text("拆分本件", "Split this item")
    static func splitTitle(_ number: String) -> Text { Text("拆分 \(number)", "Split \(number)") }
    static let splitHint = Text(
        "一件反映几个人、分属不同机关或者层级的，可以拆成几件，各自编号、分别办理。每名被反映人归入一件；各件只写自己的内容，"
            + "不写另一件被反映人的姓名。期限都从原件收到之日起算，反映人的查询码照旧。反映上级管理对象或者本机关主要负责人的一件，"
            + "单独密封报送，原件的内容同时销毁。",
        "An item on several people of different organs or levels can be split: every part has a number of its own and is "
            + "handled by itself. Every accused goes into one part; a part says only its own matter and does not name "
            + "whom another accuses. All clocks run from the receipt of the whole, and the reporter's code goes on. A part "
            + "on somebody managed above, or on the own head, goes up sealed by itself, and the words of the whole are "
            + "destroyed then."
    )
    static let splitWho = Text("各归入哪一件", "Who goes into which part")
    static func partNumber(_ number: Int) -> Text { Text("第\(number)件", "Part \(number)") }
    static let partHint = Text(
        "只留这一件的内容。写明“附件1”的，该附件随这一件移转；每个附件都要写进至少一件。",
        "Leave only what belongs to this part. A file goes with each part whose words name it, as 附件1; every file is "
            + "named by one at least.")
    static let writeThePart = Text("请填写这一件的内容", "Write what this part says")
    static let anotherPart = Text("再加一件", "Another part")
    static let proposeSplit = Text("提交拆分方案", "Propose to split it")
    static let splitProposedBy = Text("待审批的拆分", "Proposal to split it")
    static let splitWaits = Text("等待另一人审批。", "It waits for a second person.")
    static let partGoesUp = Text(
        "这一件应当密封报送上一级：内容不留存，原件的内容一并销毁。",
        "This part goes up sealed: nothing it says is kept, and the words of the whole are destroyed with it."
    )
    static let approveSplit = Text("同意拆分", "Split it")
    static let refuseSplit = Text("不同意拆分", "Refuse")
    static let takeBackSplit = Text("撤回拆分方案", "Take it back")
    static let splitInto = Text("拆分为", "Split into")
    static let splitFrom = Text("由此件拆出", "Split from")
    static let partOfFollowed = Text("由所补充的件拆出", "A part of the item that it adds to")
    static let maybeRepeatsHint = Text(
        "按被反映人和文字比对，不按反映人。是否重复由人判断；被反映人相同而事实不同的，不是重复件。",
        "Found by accused and words, never by reporter. A person decides; the same accused with other facts is no repeat."
    )
    static let repeatCheck = Text("查重", "Looked for repeats")
    static let repeatsDecided = Text("很可能重复的件已逐件判断", "Every likely repeat was decided about")
    static func repeatsUndecided(_ count: Int) -> Text {
        Text("有\(count)件很可能重复，拟办人没有判断", "\(count) likely repeats that nobody decided about")
    }
    static let sameReporterHint = Text("署名相同（仅信访室可见）", "Signed by the same person (petition office only)")
    static let decideRepeat = Text("判断是否重复", "Decide whether it repeats this one")
    static let repeatVerdict = Text("判断", "Decision")
    static let repeatReason = Text("理由", "Why")
    static let repeatReasonHint = Text("加密保存，只有能看本件内容的人可见。", "Sealed with the item: only who may read it sees it.")
    static let keepDecision = Text("记录判断", "Keep it")
}

extension Repeats.Verdict {
    var words: Text {
        switch self {
        case .repeated: Text("重复件，没有新的事实", "A repeat without new facts")
        case .withNewFacts: Text("重复件，有新的事实", "A repeat with new facts")
        case .notARepeat: Text("不是重复件", "Not a repeat")
        }
    }
}
