import Casework

/// Words about forms that could not be read.
extension Text {
    static let misreadAdvice = Text(
        "没有保存。请返回上一页，刷新后改正下列各项再提交；您填写的文字如果在下面，请先复制。",
        "Nothing was saved. Go back, reload the page, mend what is named here and send it again. What you typed, where it "
            + "stands below, can be copied."
    )
    /// What the page itself puts into its form.
    static let partOfPage = Text("页面自带的内容", "What the page itself puts in")
    static let kindOfPaper = Text("文书种类", "Kind of document")
}

extension Bilingual {
    static func notOffered(_ label: Text) -> Bilingual {
        Bilingual(
            "“\(label.zh)”不是页面给出的选项，请刷新页面后重新选择",
            "“\(label.en)” holds nothing that the page offers: reload it and choose again")
    }
    static let notUTF8 = Bilingual(
        "这一项的文字编码无法读取，请重新输入", "The letters of this field cannot be read: type them again")
    static let stackedMarks = Bilingual(
        "有一个字上叠加的附加符号超过\(StackedMarks.most)个，请删去这些符号",
        "A letter stands under more than \(StackedMarks.most) marks: take them away")
    static let tooSlow = Bilingual("传得太慢，没有收全，请重新提交", "It came too slowly and not whole: send it again")
    static let longerThanAnyAccount = Bilingual("账号太长，请核对账号", "No account is as long: check it")
}
