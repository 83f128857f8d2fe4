import Casework

// Which earlier reports are listed as possibly repeated.

extension RuleBook {
    static let repeats = Chapter(
        title: Bilingual("查找重复件", "Finding repeats"),
        reading: Bilingual(
            "只按被反映人和文字比较，且只比较加密标记；反映人是谁只在信访室内提示，不据以查找（C11）。由第一条符合的规则说明为何列出，是否重复由人决定："
                + "无新事实的留存并定期通报承办室（JB-14），不再告知受理（JB-26），有新事实的作为补充或者申请重新办理（JB-27）。"
                + "此前没有标记的件由后台分批补做，密封报送、待密封和隔离区的件除外。",
            "By accused and words alone, and of these by keyed marks; who reported is a hint inside the petition office, and "
                + "nobody is found by it (C11). The first rule that fits says why an earlier report is listed; a person "
                + "decides. Without new facts it is kept, and its room told from time to time (JB-14), and its reporter is "
                + "not told of an acceptance again (JB-26); new facts join the matter or ask for its reopening (JB-27). "
                + "Reports of before get their marks in the background, but for what went up sealed, waits for that, or is "
                + "in quarantine."),
        stage: "repeat",
        entries: Repeats.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })
}
