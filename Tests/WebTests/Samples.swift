import Casework

@testable import Web

/// Pages filled with the values of an invented county; nobody in them exists.
enum Samples {
    static let token = CSRFToken("t0k3n-t0k3n-t0k3n-t0k3n")
    static let nasty = "<script>alert('x')</script> \"&amp;\" </textarea> ' onload=1"

    static func day(_ text: String) -> Day { Day(text) ?? fallback }
    static func moment(_ text: String, _ hour: Int, _ minute: Int) -> Moment {
        guard let moment = Moment(day(text), hour: hour, minute: minute) else {
            preconditionFailure("no such moment: \(text) \(hour):\(minute)")
        }
        return moment
    }
    private static var fallback: Day { preconditionFailure("no such day") }

    static func staffFrame(_ language: Language, _ areas: [StaffArea]) -> StaffFrame {
        var frame = staffFrame(language)
        frame.navigation = areas.map { NavigationEntry($0) }
        return frame
    }

    static func staffFrame(_ language: Language) -> StaffFrame {
        StaffFrame(
            language: language, person: "示例甲", role: Text("信访登记员", "Registrar"), organ: "示例县纪委监委",
            room: "信访室",
            navigation: [
                NavigationEntry(.desk), NavigationEntry(.triage, waiting: 14), NavigationEntry(.board, waiting: 6),
                NavigationEntry(.webhooks),
            ],
            token: token
        )
    }

    static func publicFrame(_ language: Language) -> PublicFrame {
        PublicFrame(language: language, organ: "示例县纪委监委", token: token)
    }

    static let office = Office(
        name: "示例市纪委监委", phone: "0000-12388", address: "示例市人民路1号 信访接待室", hours: "工作日 8:30–11:30，14:30–17:00"
    )

    static let code = QueryCode(cell: "4202", random: Array(1...10))
    static func slip(number: String? = "420281-2026-XF-000123") -> ReceiptSlip {
        ReceiptSlip(organ: "示例县纪委监委", number: number, receivedOn: day("2026-03-12"), code: code)
    }
    static let sealedSlip = ReceiptSlip(
        organ: "示例县纪委监委", number: "MF-2026-1", receivedOn: day("2026-03-12"), sheets: 3, code: nil
    )

    static let calm = ClockFace(
        name: Text("受理告知", "Acceptance notice"), tone: .calm, words: .workingDays(left: 11), due: day("2026-04-02"),
        explanation: [
            Text("3月12日收到，次日起算。", "Received on 12 March; counted from the next day."),
            Text("15 个工作日。", "15 working days."),
            Text("跳过 4 个周末日。", "4 weekend days are skipped."),
        ]
    )
    static let near = ClockFace(
        name: Text("提出处置意见", "Proposal"), tone: .near, words: .workingDays(left: 2), due: day("2026-03-16"),
        explanation: [Text("收到线索之日起一个月。", "One month from receipt of the clue.")]
    )
    static let late = ClockFace(
        name: Text("快速分流", "Fast diversion"), tone: .late, words: .workingDays(left: -3), due: day("2026-03-09")
    )
    static let still = ClockFace(
        name: Text("转送上级", "Upward report"), tone: .still, words: .clockDone, due: day("2026-03-10")
    )
    static let micro = Flag(Text("微腐败", "Micro-corruption"), .fast)
    static let urgent = Flag(Text("急", "Urgent"), .urgent)
    static let repeated = Flag(Text("重复", "Repeat"))

    static let report = """
        反映示例镇幸福村村委会主任示例乙在2024年危房改造补助发放中，让未改造的三户亲属领取补助共计4.8万元。

        村民多次到镇里反映，没有结果。有发放表照片和证人可以核对。
        """
}

// MARK: Desk and triage

extension Samples {
    static let offers = DeskPage.Offers(
        channels: [
            Choice("letter", Text("来信", "Letter")), Choice("visit", Text("来访", "Visit")),
            Choice("phone", Text("来电", "Telephone")), Choice("online", Text("网络", "Online")),
            Choice("other", Text("其他", "Other")),
        ],
        levels: [
            Choice("village", Text("村（社区）", "Village")), Choice("township", Text("乡科级及以下", "Township")),
            Choice("county", Text("县处级", "County")),
        ],
        categories: [
            Choice("land", Text("土地征收流转", "Land")), Choice("subsidy", Text("惠农补贴", "Farm subsidies")),
            Choice("housing", Text("危房改造", "Housing repair")),
        ],
        units: ["示例镇人民政府", "示例县住建局"],
        places: ["示例镇幸福村", "示例镇团结村"]
    )

    static func desk(_ form: FormState = FormState(), saved: ReceiptSlip? = nil) -> DeskPage {
        let numbers = ["000122", "000121", "000120", "000119", "000118"]
        return DeskPage(
            offers: offers, files: .ofStaff, form: form, saved: saved,
            recent: numbers.enumerated().map { index, number in
                DeskPage.Recent(
                    id: "r", number: "2026-XF-" + number,
                    receivedOn: day("2026-03-12"), channel: offers.channels[index].label,
                    signature: index % 2 == 0 ? Text("实名", "Real name") : Text("匿名", "Anonymous"),
                    state: Text("待研判", "Awaiting triage")
                )
            },
            today: DeskPage.DayStrip(entered: 37, waiting: 14)
        )
    }

    static var refusedDesk: DeskPage {
        let typed = FormFields([
            "channel": "letter", "received": "2026-03-12", "signature": "real", "reporter-name": nasty,
            "managed": "lower", "accused-1-unit": nasty, "summary": nasty,
        ])
        let problems = [
            Problem(field: "category", message: .chooseCategory),
            Problem(field: "signature", message: .chooseSignature),
        ]
        return desk(FormState(entered: typed, problems: problems))
    }

    static let triageOffers = TriagePage.Offers(
        kinds: [
            Choice("accusation", Text("检举控告", "Accusation")), Choice("appeal", Text("申诉", "Appeal")),
            Choice("out", Text("业务范围外", "Out of scope")),
        ],
        elsewhere: [Choice("other_organ", Text("其他机关", "Another organ"))],
        levels: offers.levels,
        organs: [Choice("O1", Text("示例县纪委监委", "Sample county organ"))],
        risks: [Choice("violence", Text("人身伤害", "Violence")), Choice("collective", Text("集体访", "Gathering"))],
        places: ["示例镇", "示例县教育局"]
    )

    static func triage(proposal: TriageItem.Proposal? = nil, form: FormState = FormState()) -> TriagePage {
        let rows = ["000123", "000122", "000121", "000120"].enumerated().map { index, number in
            TriagePage.Row(
                number: "2026-XF-" + number, receivedOn: day("2026-03-12"), channel: offers.channels[index].label,
                signature: Text("实名", "Real name"), flags: index == 0 ? [micro, urgent] : [],
                clock: [near, calm, late, nil][index], state: Text("待提出意见", "No proposal yet")
            )
        }
        return TriagePage(rows: rows, waiting: rows.count, open: item(proposal, form), offers: triageOffers)
    }

    /// An accepted suggestion of which the reader records what became of it.
    static var suggestion: TriagePage {
        var page = triage()
        page.open?.standing = .settled
        page.open?.suggestionStep = SuggestionStep(outcomes: [
            Choice("adopted", Text("采纳", "Adopted")), Choice("noted", Text("留存参考", "Noted")),
        ])
        return page
    }

    /// What the head of an office sees of an item about which nobody has proposed anything.
    static var triageOfOthers: TriagePage {
        var page = triage()
        page.open?.standing = .othersPropose(.registrarProposes)
        return page
    }

    private static func item(_ proposal: TriageItem.Proposal?, _ form: FormState) -> TriageItem {
        TriageItem(
            number: "2026-XF-000123",
            facts: [
                Fact(.channel, .said(offers.channels[0].label)), Fact(.receivedOn, .day(day("2026-03-12"))),
                Fact(.signature, .said(.signatureReal)), Fact(.place, .told("示例镇幸福村")),
            ],
            text: report, clocks: [near, calm],
            suggestions: [
                TriageItem.Suggestion(
                    subject: .flagMicroCorruptionName, value: Text("是", "Yes"),
                    reason: Text("涉及危房改造补助，对象为村干部：", "Housing repair subsidies and a village cadre:"),
                    evidence: ["危房改造补助", "村委会主任"], policy: "HS-29"
                ),
                TriageItem.Suggestion(
                    subject: .managedByQuestion, value: .managedByLower,
                    reason: Text("村委会主任由镇党委管理：", "The township committee manages village heads:"),
                    evidence: ["幸福村村委会主任"], policy: "JB-11"
                ),
            ],
            accused: [
                TriageItem.Accused(
                    stated: "示例某 幸福村村委会主任", known: [Fact(.managedByQuestion, .said(.managedByLower))], isUnplaced: false
                ),
                TriageItem.Accused(stated: nasty, known: [], isUnplaced: true),
            ],
            earlier: [
                TriageItem.Earlier(
                    number: "2026-XF-000087", receivedOn: day("2026-02-20"),
                    why: Text("同一单位，同一事项", "Same unit, same matter")
                )
            ],
            standing: proposal.map { .toConfirm($0) } ?? .toPropose, mayAskSealing: proposal == nil,
            form: form,
            route: proposal == nil
                ? TriageItem.RouteAhead(words: .routeImpossible, reason: Text("单位不明。", "Unknown."), isRefused: true)
                : TriageItem.RouteAhead(words: .asIs("示例县纪委监委 · 第一监督检查室"), reason: Text("本级管辖", "Own level"))
        )
    }

    static func proposal(isMine: Bool) -> TriageItem.Proposal {
        TriageItem.Proposal(
            by: "示例甲", at: moment("2026-03-12", 10, 5), version: 3,
            decisions: [
                Fact(.decision, .said(Text("受理", "Accept"))), Fact(.managedByQuestion, .said(.managedByLower)),
            ],
            waitsFor: isMine ? .waitingForSecond : nil
        )
    }
}

extension Text {
    fileprivate static let flagMicroCorruptionName = Text("微腐败", "Micro-corruption")
}
