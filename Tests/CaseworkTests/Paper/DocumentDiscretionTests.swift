import Casework
import Testing

@Suite("documents: what no value may say") struct DocumentDiscretionTests {
    @Test(arguments: [
        "请联系13871234567", "138-7123-4567", "身份证42028119800101123X", "电话１３８７１２３４５６７", "一三八七一二三四五六七",
        "+86 138 7123 4567", "身份证１１０１０５１９４９１２３１００２Ｘ",
    ])
    func `JB-47 a number that gives a reporter away stands in no document`(value: String) {
        for kind in DocumentKind.allCases {
            let faults = kind.form.faults(tellingWayToReporter: [.demand: value])
            #expect(faults == [.tellsReporter(.demand, "JB-47")], "\(kind)")
        }
    }

    @Test(arguments: [
        "2026年6月2日前书面报告", "420281-2026-XF-000123", "0714-8712345", "大冶纪函〔2026〕12号", "二〇二六年三月二日", "补助48000元",
        "1. 420281-2026-XF-000123\n2. 420281-2026-XF-000124", "2026-03-02至2026-03-20", "附件1 420281-2026-XF-000123",
    ])
    func `JB-47 dates, item numbers and office telephones may stand there`(value: String) {
        #expect(DocumentKind.reminder.form.faults(tellingWayToReporter: [.demand: value]).isEmpty)
    }

    @Test func `JB-39 a clearing letter does not call it a false accusation`() {
        let form = DocumentKind.clarification.form
        #expect(form.faults(callingFalse: [.falseFacts: "系诬告"]) == [.callsFalse(.falseFacts, "JB-39")])
        #expect(form.faults(callingFalse: [.falseFacts: "违规领取补贴"]).isEmpty)
    }

    @Test(arguments: DocumentKind.allCases)
    func `JB-39 no paper of a county leaves the house with it, and a clearing of a city only where it was found`(
        kind: DocumentKind
    ) {
        let form = kind.form
        let values: [DocumentField: String] = [.legalBasis: "系诬告陷害"]
        let staysInside = form.audience == .leaders || form.audience == .file
        for (level, isFound) in [(Level.county, false), (.county, true), (.township, true)] {
            #expect(form.faults(callingFalse: values, by: level, isFound: isFound).isEmpty == staysInside, "\(level)")
        }
        let unfound = form.faults(callingFalse: values, by: .city, isFound: false)
        #expect(unfound.isEmpty == (kind != .clarification))
        #expect(form.faults(callingFalse: values, by: .city, isFound: true).isEmpty)
        #expect(form.faults(callingFalse: [.legalBasis: "有关规定"], by: .county, isFound: false).isEmpty)
    }

    @Test(arguments: ["根据核查组谈话记录", "经证人证明", "见银行流水", "举报人已撤回", "号码4202811980"])
    func `JB-50 a clearing letter tells nothing of the check and of who reported, in none of its fields`(value: String)
    {
        let form = DocumentKind.clarification.form
        #expect(form.faults(tellingCheck: [.legalBasis: value]) == [.tellsCheck(.legalBasis, "JB-50")])
        let usual: [DocumentField: String] = [
            .addressee: "保安镇党委", .legalBasis: form.basis, .clearedResult: "经核查，上述反映失实。", .falseFacts: "违规领取补贴",
        ]
        #expect(form.faults(tellingCheck: usual).isEmpty)
        #expect(DocumentKind.checkReport.form.faults(tellingCheck: [.process: value]).isEmpty)
    }

    @Test func `JB-47 what goes to organs does not go to the unit of the accused, or below it`() {
        let values: [DocumentField: String] = [.addressee: "保安镇人民政府财政所"]
        #expect(
            DocumentKind.forwarding.form.faults(reaching: ["保安镇人民政府"], in: values)
                == [.reachesAccused(.addressee, "JB-47")])
        let town: [DocumentField: String] = [.addressee: "保安镇人民政府"]
        #expect(!DocumentKind.forwarding.form.faults(reaching: ["保安镇"], in: town).isEmpty)
        let office: [DocumentField: String] = [.addressee: "保安镇纪委"]
        #expect(DocumentKind.forwarding.form.faults(reaching: ["保安镇"], in: office).isEmpty, "the office of the town")
        #expect(DocumentKind.forwarding.form.faults(reaching: ["金湖街道办事处", ""], in: values).isEmpty)
        #expect(DocumentKind.disciplineRecommendation.form.faults(reaching: ["保安镇人民政府"], in: values).isEmpty)
    }

    @Test(arguments: DocumentKind.allCases) func `what carries out a decision is not drafted or signed without it`(
        kind: DocumentKind
    ) {
        let organ = Organ.ID("O1")
        for (act, roles, state) in [
            (Paper.Act.draft, kind.form.drafters, nil),
            (.approve, kind.form.approvers, Paper.State.draft(by: Staff.ID("B"))),
        ] {
            let caller = StaffCaller(staff: Staff.ID("A"), organ: organ, room: nil, roles: roles)
            var facts = Paper.Facts(kind: kind, caller: caller, organ: organ, state: state, isGrounded: false)
            #expect((Paper.decide(act, facts) == .allowed) == (kind.ground == nil && !kind.isNotice), "\(act)")
            facts.isGrounded = true
            #expect((Paper.decide(act, facts) == .allowed) == !kind.isNotice, "\(act)")
        }
    }
}
