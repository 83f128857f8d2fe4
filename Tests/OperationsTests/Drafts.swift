import Casework

/// What people hand in. The words are planted: they are looked for where they must not be.
enum Planted {
    static let reporter = "哨兵报告人"
    static let phone = "19900001234"
    static let accused = "哨兵被反映人"
    static let text = "哨兵正文：会计收了卖树的钱4500元，没有入账。"

    static let words = [reporter, phone, accused, text]
}

extension ReportDraft {
    /// A real-name letter of today.
    static func letter(
        unit: String, post: String, channel: Channel = .letter, isRealName: Bool = true, on day: CivilDate = .start
    ) -> ReportDraft {
        ReportDraft(
            channel: channel, receivedOn: day,
            reporter: isRealName ? ReporterDraft(name: Planted.reporter, phone: Planted.phone) : ReporterDraft(),
            accused: [AccusedDraft(name: Planted.accused, unit: unit, post: post)], summary: Planted.text,
            text: Planted.text
        )
    }

    /// 第二监督检查室 looks after 保安镇.
    static var townshipCadre: ReportDraft { letter(unit: "保安镇", post: "副镇长") }
    /// 第一监督检查室 looks after 金湖街道.
    static var villageCadre: ReportDraft { letter(unit: "金湖街道沙洲村", post: "村党支部书记") }
    /// Managed by the city.
    static var cityCadre: ReportDraft { letter(unit: "黄石市教育局", post: "局长") }
    static var ownHead: ReportDraft { letter(unit: "大冶市纪委监委", post: "大冶市纪委书记") }
    /// 东岳路街道纪工委
    static var townshipDiscipline: ReportDraft { letter(unit: "东岳路街道", post: "纪工委纪检干事") }
    /// Works in the very organ that received the letter.
    static var roomMember: ReportDraft { letter(unit: "大冶市纪委监委", post: "第一监督检查室干部") }

    var anonymous: ReportDraft {
        var draft = self
        draft.reporter = ReporterDraft()
        return draft
    }

    func by(_ channel: Channel) -> ReportDraft {
        var draft = self
        draft.channel = channel
        draft.transfer = channel == .transfer ? TransferIn(source: .superior) : nil
        return draft
    }
}

extension CivilDate {
    /// The day on which the test clock starts: Monday 2 March 2026.
    static let start = day(2026, 3, 2)

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else { preconditionFailure("no such day") }
        return date
    }
}
