import Casework

/// Words for other systems: what is wrong with a field of a body. The field's name stands beside them.
extension Bilingual {
    static let fieldMissing = Bilingual("缺少该项", "missing")
    static let fieldOfWrongType = Bilingual("类型不对", "wrong type")
    static let bodyTooDeep = Bilingual(
        "正文层次太深或值太多", "the body has too many levels or too many values")
    static let bodyIsNoJSON = Bilingual("正文不是有效的 JSON", "the body is not valid JSON")
    static let controlCharacters = Bilingual("含有控制字符，请去除", "holds a control character: remove it")
}
