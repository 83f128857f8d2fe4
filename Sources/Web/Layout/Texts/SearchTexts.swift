import Casework

/// Words of the search in what reports say.
extension Text {
    static let areaSearch = Text("全文检索", "Search")
    static let searchTitle = Text("在来件中检索", "Search what reports say")
    static let searchInstead = Text("按内容检索来件", "Search what reports say")
    static let searchFor = Text("检索内容", "Words")
    static let searchButton = Text("检索", "Search")
    static let searchHint = Text(
        "检索摘要、正文、地点和被反映人的姓名、单位、职务，不检索反映人。每个词至少两个字；多个词用空格分开，须都在同一件中。"
            + "标点和空格不计，全角半角、大小写不分；英文和数字按整段查。每次检索都有记录。",
        "Searches summary, text, place, and the names, units and posts of the accused, not who reported. Two letters "
            + "at least in each word; words parted by blanks must all stand in the same report. Punctuation and blanks "
            + "are passed over, full and half width and case are the same; runs of Latin letters and digits are found "
            + "as a whole. Each search is recorded.")
    static let searchFoundNothing = Text(
        "没有查到您可以查阅的来件。", "Nothing was found that is yours to read.")
    static let searchNothingHere = Text(
        "在这一段时间内没有查到您可以查阅的来件。", "In this stretch of time nothing was found that is yours to read.")
    static let searchFurther = Text("查更早的", "Look further back")
    static let searchHits = Text("检索结果，新收的在前", "What was found, newest first")

    /// What to change before anything is looked for.
    init(_ fault: SearchQuery.Fault) {
        switch fault {
        case .empty: self.init("请输入要检索的内容。", "Type what to look for.")
        case .tooShort:
            self.init(
                "每个词至少\(SearchLimits.letters)个字。", "Each word needs at least \(SearchLimits.letters) letters.")
        case .tooLong:
            self.init(
                "最多\(SearchLimits.characters)个字，请缩短。",
                "No more than \(SearchLimits.characters) characters: shorten it.")
        case .tooManyWords:
            self.init(
                "最多\(SearchLimits.terms)个词，请减少。", "No more than \(SearchLimits.terms) words: leave some out.")
        }
    }
}

extension SearchField.Kind {
    var words: Text {
        switch self {
        case .summary: Text("摘要", "Summary")
        case .text: Text("正文", "Text")
        case .place: Text("地点", "Place")
        case .accused: Text("被反映人", "Accused")
        case .unit: Text("单位", "Unit")
        case .post: Text("职务", "Post")
        }
    }
}
