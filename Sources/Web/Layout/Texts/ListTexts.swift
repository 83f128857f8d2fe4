/// Words of lists that go on, of the register, and of looking something up.
extension Text {
    static let firstOnly = Text(
        "本页最多列出\(Limits.unpagedRows)项，可能还有未列出的，请先办理列出的，或者按编号查找。",
        "No more than \(Limits.unpagedRows) are listed here, and there may be others: deal with these first, or look one up by "
            + "its number.")
    static let areaRegister = Text("台账", "Register")
    static let registerTitle = Text("信访台账", "Register of reports")
    static let nothingRegistered = Text("台账中还没有来件。", "Nothing has been registered yet.")

    static let pagesOfList = Text("翻页", "Pages")
    static let nextPage = Text("下一页", "Next page")
    static let firstPage = Text("回到首页", "First page")

    static let findNumber = Text("编号", "Number")
    static let find = Text("查找", "Find")
    static let findTitle = Text("按编号查找", "Find by number")
    static let findHint = Text(
        "可以输入来件编号（…-XF-…）、线索编号（…-XS-…、…-GX-…）或者告知文号（…〔2026〕3号）；只输入末尾数字的，查本机关今年的编号。",
        "Type the number of a report (…-XF-…), a clue (…-XS-…, …-GX-…) or a notice (…〔2026〕3号); the last digits alone "
            + "mean this organ's own numbers of this year."
    )
    static let numberNotFound = Text(
        "没有查到这个编号。请核对后再查。", "Nothing was found under this number. Check it and try again."
    )
    static let severalFound = Text("查到多件，请选择。", "Several have this number: choose one.")
    static let kindReport = Text("来件", "Report")
    static let kindClue = Text("线索", "Clue")
    static let kindNotice = Text("告知", "Notice")
}
