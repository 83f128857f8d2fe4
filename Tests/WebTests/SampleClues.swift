import Casework

@testable import Web

// MARK: Rooms

extension Samples {
    static func board(_ tab: BoardPage.Tab = .waiting, rows: Int = 12) -> BoardPage {
        let actions: [BoardPage.Row.Action] = [
            .claim, .claim, .heldBy("示例丙"), .open, .barred(Text("需回避", "Recusal")),
        ]
        let clocks: [ClockFace?] = [late, near, calm, still, nil]
        let places = [Text("村", "Village"), Text("乡镇", "Township"), Text("县直", "County")]
        let list = (0..<rows).map { index in
            BoardPage.Row(
                number: "2026-XS-\(1041 + index)", level: places[index % 3],
                flags: [[urgent, micro], [micro], [], [repeated], []][index % 5],
                category: offers.categories[index % 3].label, unit: index % 5 == 3 ? "示例镇人民政府" : nil,
                ageDays: 23 - index, clock: clocks[index % 5], state: Text("待领取", "To be claimed"),
                action: actions[index % 5]
            )
        }
        return BoardPage(
            tab: tab, counts: [.waiting: 12, .mine: 4, .room: 31], filter: BoardPage.Filter(category: "land"),
            categories: offers.categories, rows: list,
            paging: Paging(next: rows > 0 ? Link.board.query("tab", tab.rawValue).after("AQ") : nil),
            hands: BoardPage.Hands(held: 4, most: 20)
        )
    }

    static func clue(_ form: FormState = FormState()) -> CluePage {
        CluePage(
            number: "2026-XS-1041", category: Text("危房改造", "Housing repair"), level: Text("村", "Village"),
            flags: [micro, urgent], state: Text("办理中", "Being handled"),
            facts: [
                Fact(.place, .told("示例镇幸福村")), Fact(.receivedOn, .day(day("2026-03-12"))),
                Fact(Text("承办人", "Handler"), .told("示例丙")), Fact(Text("分流依据", "Why here"), .code("HS-29 · JB-11")),
            ],
            accused: [
                [
                    Fact(.accusedName, .told("示例乙")), Fact(.unit, .told("示例镇幸福村村委会")), Fact(.post, .told("主任")),
                ],
                [Fact(.accusedName, .told("镇里管补助的人")), Fact(.unit, .told("示例镇人民政府"))],
            ],
            reports: [
                CluePage.Report(
                    number: "2026-XF-000123", receivedOn: day("2026-03-12"), channel: offers.channels[0].label,
                    signature: Text("实名", "Real name"), text: report
                ),
                CluePage.Report(
                    number: "2026-XF-000131", receivedOn: day("2026-03-13"), channel: offers.channels[2].label,
                    signature: Text("匿名", "Anonymous"), text: nasty
                ),
            ],
            materials: [
                CluePage.Material(
                    name: "发放表照片.jpg", size: .asIs("1.2 MB"), link: .path("clues", "2026-XS-1041", "files", "1")
                )
            ],
            clocks: [near, calm, still], steps: steps, history: history, form: form
        )
    }

    static let steps = [
        NextStep(
            .propose,
            choices: [
                Choice("talk", Text("谈话函询", "Talk or letter of inquiry")),
                Choice("verify", Text("初步核实", "Preliminary verification")),
                Choice("hold_for_later", Text("暂存待查", "Hold for later")), Choice("close", Text("予以了结", "Close")),
            ]
        ),
        NextStep(
            .approvePlan, choices: [Choice("yes", Text("同意", "Approve")), Choice("no", Text("不同意", "Refuse"))],
            onTheTable: [Fact(Text("处置方式", "Way"), .said(Text("初步核实", "Preliminary verification")))]
        ),
        NextStep(.conclude, missing: [Text("处置意见尚未批准", "The proposal is not approved yet")]),
        NextStep(.giveBack, choices: [Choice("no-substance", Text("无实质内容", "No substance"))]),
        NextStep(.reopen), NextStep(.recuse), NextStep(.claim),
    ]

    private static let history = [
        CluePage.Event(
            at: moment("2026-03-12", 15, 40), by: "示例丙", what: Text("领取了线索。", "claimed the clue.")
        ),
        CluePage.Event(
            at: moment("2026-03-12", 11, 20), by: nil,
            what: Text("按 HS-29 走快查快结通道，分到第一监督检查室。", "Fast lane by HS-29; routed to supervision room 1."),
            remark: "室组联系示例镇"
        ),
        CluePage.Event(
            at: moment("2026-03-12", 9, 5), by: "示例甲", what: Text("登记了来信。", "registered the letter.")
        ),
    ]

    static func notice(mayApprove: Bool = false) -> NoticePage {
        NoticePage(
            number: "2026-GZ-0045",
            letter: NoticePage.Letter(
                organ: "中共示例县纪律检查委员会 示例县监察委员会", documentNumber: "示纪信〔2026〕45号",
                heading: "检举控告受理告知书", itemNumber: "420281-2026-XF-000123",
                paragraphs: [
                    "您于2026年3月12日通过来信反映的问题已收悉。经审查，属于本机关受理范围，决定予以受理。",
                    "本机关将依规依纪依法办理，并在办结后十五个工作日内向您反馈办理结果。",
                    "请您对本告知内容保密。如有补充，可凭查询码在网上补充，或与本机关联系。",
                ],
                datedOn: day("2026-03-13")
            ),
            clock: calm, state: Text("待审批", "Waits for approval"), mayApprove: mayApprove
        )
    }

    /// An approved notice whose delivery is to be recorded.
    static func undelivered(_ form: FormState = FormState()) -> NoticePage {
        var page = notice()
        page.clock = nil
        page.deliveryForm = DeliveryForm(ways: deliveryWays, form: form)
        return page
    }

    static var delivered: NoticePage {
        var page = notice()
        page.clock = nil
        page.delivery = [
            Fact(.deliveryWay, .said(deliveryWays[0].label)), Fact(.deliveredOn, .day(day("2026-03-16"))),
            Fact(.recordedBy, .told("示例甲")),
        ]
        return page
    }

    static let deliveryWays = [
        Choice("in_person", Text("当面", "In person")), Choice("letter", Text("邮寄", "By post")),
    ]
}

extension Samples {
    static let notices = NoticesPage(rows: [
        NoticesPage.Row(
            id: "n1", number: nil, kind: Text("受理告知", "Acceptance"), report: "2026-XF-000123",
            state: Text("待审批", "Waits for approval"), clock: near
        ),
        NoticesPage.Row(
            id: "n2", number: "〔2026〕44号", kind: Text("结果反馈", "Result"), report: "2026-XF-000101",
            state: Text("已送达", "Delivered"), clock: nil, delivered: (way: Text("邮寄", "By post"), on: day("2026-03-16"))
        ),
    ])

    static let sealed = sealedPage()

    static func sealedPage(_ form: FormState = FormState()) -> SealedPage {
        let carriers = [Choice("1", Text("机要", "Confidential mail")), Choice("2", Text("专人", "Messenger"))]
        return SealedPage(
            rows: sealedRows, handOver: HandOverForm(carriers: carriers, today: day("2026-03-16"), form: form)
        )
    }

    /// As the head sees it.
    static let sealedForHead = SealedPage(
        rows: [
            SealedPage.Row(
                id: "s1", number: nil, ground: .managedByUpper, channel: offers.channels[0].label,
                receivedOn: day("2026-03-12"), sheets: 3, clock: near, reportedUpOn: nil, mayRead: true
            ),
            SealedPage.Row(
                id: "s3", number: nil, ground: .managedByUpper, channel: offers.channels[0].label,
                receivedOn: day("2026-03-11"), sheets: 1, clock: late, reportedUpOn: nil,
                headReadOn: day("2026-03-12")
            ),
        ], handOver: nil)

    /// A line that is still here, as the office sees it whose file waits to be taken.
    static func sealedLine(_ form: FormState = FormState()) -> SealedLinePage {
        let carriers = [Choice("1", Text("机要", "Confidential mail")), Choice("2", Text("专人", "Messenger"))]
        let entered = SealedLinePage.Signed(
            step: Text("登记", "Entered"), organ: "示例县纪委监委", on: day("2026-03-12"), by: "示例甲",
            at: moment("2026-03-12", 9, 0), mark: "c50a1fd6")
        var page = SealedLinePage(
            id: "s1", number: "MF-2026-1", facts: [Fact(.sheets, .code("3"))], clock: near, signed: [entered],
            receipt: nil)
        page.mayTake = true
        page.handOver = HandOverForm(carriers: carriers, today: day("2026-03-16"), form: form)
        return page
    }

    private static let sealedRows = [
        SealedPage.Row(
            id: "s1", number: "MF-2026-1", ground: .managedByUpper, channel: offers.channels[0].label,
            receivedOn: day("2026-03-12"), sheets: 3, clock: near, reportedUpOn: nil
        ),
        SealedPage.Row(
            id: "s2", number: "MF-2026-2", ground: .managedByOwnHead, channel: offers.channels[0].label,
            receivedOn: day("2026-03-11"), sheets: nil, clock: late, reportedUpOn: day("2026-03-12"),
            carrier: Text("机要", "Confidential mail")
        ),
    ]

    static let register = RegisterPage(
        rows: [
            RegisterPage.Row(
                id: "r1", number: "2026-XF-000123", receivedOn: day("2026-03-12"), channel: offers.channels[0].label,
                signature: .signatureReal, kind: Text("检举控告", "Accusation"), state: Text("已受理", "Accepted"),
                clock: near
            ),
            RegisterPage.Row(
                id: "r2", number: "2026-XF-000122", receivedOn: day("2026-03-12"), channel: offers.channels[1].label,
                signature: .signatureAnonymous, kind: nil, state: Text("待研判", "Waits for triage"), clock: nil
            ),
        ],
        paging: Paging(cursor: "AQ", first: .register, next: Link.register.after("Ag"))
    )

    static let found = FindPage(hits: [
        FindPage.Hit(number: "2026-XF-000123", kind: .kindReport, link: .triage("r1")),
        FindPage.Hit(number: "2026-XS-00123", kind: .kindClue, link: .triage("r9")),
    ])

    static func searched(_ hits: [SearchPage.Hit], further: String? = nil) -> SearchPage {
        SearchPage(
            form: FormState(entered: FormFields(["words": "鱼塘 <b>刘强</b>"])),
            outcome: SearchPage.Outcome(hits: hits, further: further))
    }

    static let searchHits = [
        SearchPage.Hit(
            number: "2026-XF-000123", link: .triage("r1"), receivedOn: day("2026-03-12"), state: .asIs("待研判"),
            passages: [
                SearchPassage(
                    .text,
                    [
                        SearchPassage.Piece("书记<script>", isFound: false), SearchPassage.Piece("刘强", isFound: true),
                        SearchPassage.Piece("低价出租\u{202E}", isFound: false),
                    ], isCutBefore: true, isCutBehind: true),
                SearchPassage(.accused, [SearchPassage.Piece("刘强", isFound: true)]),
            ]),
        SearchPage.Hit(
            number: "2026-XF-000122", link: nil, receivedOn: day("2026-03-02"), state: .asIs("待研判"), passages: []),
    ]
}

// MARK: Public and administration

extension Samples {
    static func reportForm(_ form: FormState = FormState()) -> ReportForm {
        ReportForm(offers: reportOffers, form: form)
    }

    /// The second step of the form.
    static let answered = FormFields(["area": "a1", "managed": "lower", "stage": "text", "form": "f"])

    /// A form that has to wait.
    static var waiting: FormState {
        let problem = Problem(field: WaitingField.answer, message: .waitFor(20, isWrong: true))
        var state = FormState(entered: answered, problems: [problem])
        state.waiting = Waiting(
            number: "number", seconds: 20, question: SmallQuestion(seed: [1, 2, 3, 4]).words, bits: 9)
        return state
    }

    static var secrecyWaits: FormState {
        var state = waiting
        state.entered.set(TrackingAct.tick, to: "yes")
        return state
    }

    /// What comes back when a higher level is to hear it.
    static var elsewhere: ReportForm {
        reportForm(PublicReport.refusalWithoutContent(FormFields(["area": "a1", "managed": "upper"])).state)
    }

    /// What was written for a report whose ticket is too old.
    static let writtenAgain = TrackingPage.Written(
        .supplement,
        FormState(
            entered: FormFields(["supplement": nasty, "form": "f"]),
            problems: [Problem(field: "code", message: .typeCodeAgain)]
        ), files: .ofPublic
    )

    static let reportOffers = ReportForm.Offers(
        areas: [
            Choice("a1", Text("示例镇", "Sample township")), Choice("else", Text("本县以外", "Outside of this county")),
        ],
        uppers: [
            ReportForm.Upper(areas: [Choice("a1", Text("示例镇", "Sample township"))], office: office),
            ReportForm.Upper(
                areas: [Choice("else", Text("本县以外", "Outside of this county"))],
                office: Office(name: "示例省纪委监委", phone: "0000-12388", address: "示例省城", hours: "工作日")
            ),
        ],
        files: FileRule.taken(
            types: ".jpg,.png,.pdf",
            hint: Text("照片或 PDF，最多 10 个，共 50 MB。", "Photographs or PDF, at most 10, 50 MB together.")
        )
    )

    static func tracking(_ form: FormState = FormState()) -> TrackingPage {
        let notices = [
            TrackingPage.Notice(
                id: "n1", title: Text("受理告知", "Acceptance"), datedOn: day("2026-03-13"),
                text: "您反映的问题已受理。", isRead: true
            ),
            TrackingPage.Notice(
                id: "n2", title: Text("结果反馈", "Result"), datedOn: day("2026-05-20"),
                text: "您反映的问题已经核查。\n有关人员已按规定处理，违规发放的补助已追回。", isRead: false
            ),
        ]
        return TrackingPage(
            .show(
                TrackingPage.Standing(
                    ticket: "ticket", steps: trackingSteps, notices: notices, objectionUntil: day("2026-06-19"),
                    mayAdd: true, files: .ofPublic, form: form
                )
            )
        )
    }

    private static let trackingSteps = [
        TrackingPage.Step(Text("已收到", "Received"), .past, on: day("2026-03-12")),
        TrackingPage.Step(Text("已受理", "Accepted"), .past, on: day("2026-03-13")),
        TrackingPage.Step(Text("办理中", "Being handled"), .present, on: nil),
        TrackingPage.Step(Text("已答复", "Answered"), .future, on: nil),
    ]

    static func webhooks(_ form: FormState = FormState()) -> WebhookPage {
        let outcomes: [WebhookPage.Endpoint.Delivery.Outcome] = [
            .ready, .behind, .underWay, .delivered(status: 204), .retrying(reason: Text("超时", "timed out")),
            .abandoned(reason: Text("证书无效", "invalid certificate")),
        ]
        let deliveries = outcomes.enumerated().map { index, outcome in
            WebhookPage.Endpoint.Delivery(
                event: Text("已分流", "Routed"), at: moment("2026-03-12", 9, index), tries: index, outcome: outcome
            )
        }
        let endpoints = WebhookPage.Endpoint.Standing.allCases.enumerated().map { index, standing in
            WebhookPage.Endpoint(
                id: "e\(index)", name: "督办系统 \(index)", address: "hooks.example.cn:443",
                networks: ["10.1.2.0/24", "fd12:3456::/48"], events: [Text("已分流", "Routed"), Text("已领取", "Claimed")],
                standing: standing, quietUntil: standing == .paused ? moment("2026-03-12", 10, 0) : nil,
                tally: WebhookPage.Endpoint.Tally(
                    most: 40, waiting: index * 7, givenUp: index, delivered: 41,
                    lastDelivery: index == 2 ? nil : moment("2026-03-12", 9, 5)
                ),
                deliveries: index == 0 ? [] : deliveries, mayApprove: index == 0
            )
        }
        return WebhookPage(
            endpoints: endpoints,
            events: [Choice("clue.routed", Text("已分流", "Routed")), Choice("clue.claimed", Text("已领取", "Claimed"))],
            form: form, newSecret: "whsec_c2FtcGxlLXNhbXBsZS1zYW1wbGU"
        )
    }
}

// MARK: All of them

extension Samples {
    /// Every page in every state that looks different, by name.
    static func pages(_ language: Language) -> [(name: String, html: String)] {
        let staff = staffFrame(language)
        var told = staff
        told.message = .done(Text("已保存。", "Saved."))
        var refused = staff
        refused.message = .refused(Text("已被他人领取。", "Somebody else has claimed it."))
        let frame = publicFrame(language)
        let problem = { (field: String, text: Text) in FormState(problems: [Problem(field: field, message: text)]) }
        var pages: [(String, HTML)] = [
            ("desk", desk().render(in: staff)), ("desk-refused", refusedDesk.render(in: staff)),
            ("desk-saved", desk(saved: slip()).render(in: told)),
            ("desk-saved-sealed", desk(saved: sealedSlip).render(in: told)),
            ("triage", triage().render(in: staff)),
            ("triage-refused", triage(form: problem("kind", .chooseKind)).render(in: staff)),
            ("triage-confirm", triage(proposal: proposal(isMine: false)).render(in: staff)),
            ("triage-suggestion", suggestion.render(in: staff)),
            ("triage-mine", triage(proposal: proposal(isMine: true)).render(in: staff)),
            ("triage-others", triageOfOthers.render(in: staff)),
            ("triage-empty", TriagePage(rows: [], waiting: 0, open: nil, offers: triageOffers).render(in: staff)),
            ("board", board().render(in: staff)), ("board-empty", board(.mine, rows: 0).render(in: refused)),
            ("clue", clue().render(in: staff)),
            ("clue-refused", clue(problem("propose-hold-until", .typeDay)).render(in: staff)),
            ("notice", notice().render(in: staff)),
            ("notice-approve", notice(mayApprove: true).render(in: staff)),
            ("notice-undelivered", undelivered().render(in: staff)),
            ("notice-refused", undelivered(problem("delivery-day", .typeDay)).render(in: staff)),
            ("notice-delivered", delivered.render(in: staff)),
            ("notices", notices.render(in: staff)), ("sealed", sealed.render(in: staff)),
            ("sealed-head", sealedForHead.render(in: staff)), ("sealed-line", sealedLine().render(in: staff)),
            ("sealed-line-refused", sealedLine(problem("up-carrier-s1", .chooseOne)).render(in: staff)),
            ("sealed-refused", sealedPage(problem("up-day-s1", .typeDay)).render(in: staff)),
            ("register", register.render(in: staff)), ("register-empty", RegisterPage(rows: []).render(in: staff)),
            ("find", FindPage(hits: nil).render(in: staff)), ("find-none", FindPage(hits: []).render(in: staff)),
            ("find-several", found.render(in: staff)),
            ("search", SearchPage().render(in: staff)), ("search-none", searched([]).render(in: staff)),
            ("search-further", searched([], further: "eA").render(in: staff)),
            ("search-hits", searched(searchHits, further: "eA").render(in: staff)),
            (
                "search-refused",
                SearchPage(form: problem("words", Text(SearchQuery.Fault.tooShort))).render(in: staff)
            ),
            ("start", StartPage().render(in: staff)),
            ("recusal", recusal().render(in: staff)), ("recusals", recusals.render(in: staff)),
            ("recusal-refused", recusal(problem("own-ground", .chooseOne)).render(in: staff)),
            ("recusals-empty", RecusalsPage(entries: [], requests: []).render(in: staff)),
            ("interference", interference().render(in: staff)),
            ("interference-empty", InterferencePage(rows: []).render(in: staff)),
            ("declarations", declarations().render(in: staff)),
            ("declarations-refused", declarations(problem("kin-name", .chooseOne)).render(in: staff)),
            ("webhooks", webhooks().render(in: staff)),
            ("webhooks-refused", webhooks(problem("address", .endpointAddressHint)).render(in: staff)),
            ("webhooks-empty", WebhookPage(endpoints: [], events: []).render(in: staff)),
            ("webhook-past", pastDeliveries.render(in: staff)),
            ("webhook-past-empty", noPastDeliveries.render(in: staff)),
            ("stuck", stuck.render(in: staff)), ("stuck-empty", StuckPage(groups: []).render(in: staff)),
            ("stuck-give-up", stuckGiveUp.render(in: staff)),
            ("stuck-counts", stuckCounts.render(in: staff)),
            ("home", HomePage(office: office).render(in: frame)), ("report", reportForm().render(in: frame)),
            ("report-text", reportForm(FormState(entered: answered)).render(in: frame)),
            (
                "report-refused",
                reportForm(FormState(entered: answered, problems: [Problem(field: "text", message: .typeWhatHappened)]))
                    .render(in: frame)
            ),
            ("report-elsewhere", elsewhere.render(in: frame)),
            ("report-waits", reportForm(waiting).render(in: frame)),
            ("track-waits", TrackingPage(.ask(waiting)).render(in: frame)),
            ("track-read-waits", TrackingActPage(act: .read, form: waiting).render(in: frame)),
            ("track-secrecy-waits", TrackingActPage(act: .secrecy, form: secrecyWaits).render(in: frame)),
            ("receipt", ReceiptPage(slip: slip(), isRealName: true, acceptanceBy: day("2026-04-02")).render(in: frame)),
            ("receipt-anonymous", ReceiptPage(slip: slip(), isRealName: false, acceptanceBy: nil).render(in: frame)),
            ("track", TrackingPage(.ask(problem("code", .codeNotFound))).render(in: frame)),
            ("track-again", TrackingPage(.askAgain(writtenAgain)).render(in: frame)),
            ("track-shown", tracking().render(in: frame)),
            ("track-refused", tracking(problem("objection", .typeReason)).render(in: frame)),
            ("sign-in", SignInPage(demoAccounts: [.init(account: "demo-desk", role: .areaDesk)]).render(in: frame)),
        ]
        pages += accountPages(language)
        for kind in ErrorPage.Kind.allCases {
            pages.append(("error-\(kind.rawValue)", ErrorPage(kind, reference: "9f2c").render(in: frame)))
        }
        pages.append(
            (
                "staff-error",
                StaffErrorPage(title: .errorNotFound, advice: .adviceNotFound, reference: "9f2c", start: .triage)
                    .render(in: staff)
            ))
        let typed = FormFields([CSRFToken.fieldName: Samples.token.value, "form": "f1", "text": "会计截留了低保金。"])
        for hadFiles in [false, true] {
            let kept = KeptWordsPage(
                kind: .unavailable, reference: "9f2c", fields: typed, action: .report,
                isInParts: hadFiles, files: .sentAgain, hadFiles: hadFiles)
            pages.append(("kept-words-\(hadFiles)", kept.render(in: frame)))
        }
        return pages.map { ($0.0, $0.1.string) }
    }
}
