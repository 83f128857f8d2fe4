import Casework

// Measures, assignments, notices, and what a second person or a head decides once.

extension RuleBook {
    static var plainMachines: [StateMachine] {
        [measures, assignments, notices, extensions, splits, voidings, sealings, provisions, analyses]
    }

    private static let (author, other) = (Staff.ID("author"), Staff.ID("other"))
    private static let byOther = Bilingual("另一人", "by another person")
    private static let byAuthor = Bilingual("提出人自己", "by who proposed it")

    private static func named(_ id: String, _ zh: String, _ en: String) -> StateMachine.Named {
        StateMachine.Named(id: id, name: Bilingual(zh, en))
    }

    // MARK: - Measures

    private static var measures: StateMachine {
        let joint = Bilingual("联合查处", "joint handling")
        let designation = Bilingual("指定管辖", "a designation")
        let others = Bilingual("其他措施", "other measures")
        return StateMachine(
            Bilingual("管辖措施", "A measure"),
            Bilingual(
                "依规定当然生效的，由主要负责人知悉，不能不批准；转送一经决定即生效。",
                "What a rule brings into force is noted by the head and cannot be refused; what is passed on is in force at once."
            ),
            states: Jurisdiction.State.allCases, beginnings: 3,
            events: [
                Probe(Jurisdiction.Event.approve), Probe(.refuse), Probe(.acknowledge), Probe(.withdraw),
                Probe(.end(.joint), joint), Probe(.end(.designate), designation), Probe(.end(.escalate), others),
                Probe(.overtake(.joint), joint), Probe(.overtake(.designate), designation),
                Probe(.overtake(.escalate), others),
            ],
            state: name, event: name, after: { state, event in state.after(event) })
    }

    private static func name(_ state: Jurisdiction.State) -> StateMachine.Named {
        switch state {
        case .proposed: named("proposed", "待批", "proposed")
        case .byLaw: named("by_law", "依规定生效", "in force by a rule")
        case .approved: named("approved", "已批准", "approved")
        case .refused: named("refused", "不予批准", "refused")
        case .ended: named("ended", "已结束", "ended")
        }
    }

    private static func name(_ event: Jurisdiction.Event) -> StateMachine.Named {
        switch event {
        case .approve: named("approve", "批准", "approve")
        case .refuse: named("refuse", "不予批准", "refuse")
        case .acknowledge: named("acknowledge", "知悉", "take note")
        case .withdraw: named("withdraw", "撤回", "withdraw")
        case .end: named("end", "结束", "end")
        case .overtake: named("overtake", "线索移往他处", "the clue goes elsewhere")
        }
    }

    private static var assignments: StateMachine {
        StateMachine(
            Bilingual("交办件", "An assigned matter"),
            Bilingual("结果由承办机关主要负责人批准后上报。", "The head of the lower organ approves what is reported up."),
            states: Assignment.State.allCases,
            events: Assignment.Act.allCases.map { Probe(Assignment.Event.act($0)) } + [Probe(.takeBack)],
            state: { state in
                switch state {
                case .sent: named("sent", "待签收", "sent")
                case .received: named("received", "已签收", "received")
                case .resultProposed: named("result_proposed", "结果待批", "result proposed")
                case .reported: named("reported", "已上报", "reported")
                case .ended: named("ended", "已收回", "taken back")
                }
            },
            event: { event in
                switch event {
                case .act(.receive): named("receive", "签收", "sign for it")
                case .act(.proposeResult): named("propose_result", "提出结果", "propose the result")
                case .act(.approveResult): named("approve_result", "批准上报", "approve the result")
                case .act(.sendBackResult): named("send_back_result", "退回结果", "send the result back")
                case .takeBack: named("take_back", "线索移往他处", "the clue goes elsewhere")
                }
            },
            after: { state, event in state.after(event) })
    }

    // MARK: - Notices

    private static var notices: StateMachine {
        StateMachine(
            Bilingual("告知书", "A notice"),
            Bilingual("有了文号的，不再撤回。", "What has its number is not taken back."),
            states: Notice.State.allCases, events: Notice.Event.allCases.map { Probe($0) },
            state: { state in
                switch state {
                case .draft: named("draft", "拟稿", "draft")
                case .approved: named("approved", "已签发", "approved")
                case .delivered: named("delivered", "已送达", "delivered")
                case .withdrawn: named("withdrawn", "已撤回", "withdrawn")
                }
            },
            event: { event in
                switch event {
                case .rewrite: named("rewrite", "重拟", "draft anew")
                case .approve: named("approve", "签发", "approve")
                case .deliver: named("deliver", "送达", "deliver")
                case .withdraw: named("withdraw", "撤回", "withdraw")
                }
            },
            after: { state, event in state.after(event) })
    }

    // MARK: - Decided once

    private static var extensions: StateMachine {
        StateMachine(
            Bilingual("延长申请", "A request for an extension"),
            Bilingual(
                "提出的人撤回，另一人决定；未获延长的，可以另行提出。",
                "Who asked takes it back, another person decides; it can be asked for again."),
            states: [
                ExtensionAsking.State.asked(by: author), .granted(by: other), .refused(.weakReason, by: other),
                .withdrawn,
            ],
            events: [
                Probe(ExtensionAsking.Event.grant(by: other), byOther), Probe(.grant(by: author), byAuthor),
                Probe(.refuse(.weakReason, by: other), byOther), Probe(.refuse(.weakReason, by: author), byAuthor),
                Probe(.withdraw(by: author), byAuthor), Probe(.withdraw(by: other), byOther),
            ],
            state: { state in
                switch state {
                case .asked: named("asked", "待批", "asked for")
                case .granted: named("granted", "已批准", "granted")
                case .refused: named("refused", "不予延长", "refused")
                case .withdrawn: named("withdrawn", "已撤回", "taken back")
                }
            },
            event: { event in
                switch event {
                case .grant: named("grant", "批准", "grant")
                case .refuse: named("refuse", "不予延长", "refuse")
                case .withdraw: named("withdraw", "撤回", "take back")
                }
            },
            after: { state, event in state.after(event) })
    }

    private static var splits: StateMachine {
        StateMachine(
            Bilingual("拆分", "A split"),
            Bilingual("须两人。", "It takes two persons."),
            states: Split.State.allCases, events: Split.Event.allCases.map { Probe($0) },
            state: { state in
                switch state {
                case .proposed: named("proposed", "待审", "proposed")
                case .approved: named("approved", "已拆分", "split")
                case .refused: named("refused", "不拆分", "refused")
                }
            },
            event: { event in
                switch event {
                case .approve: named("approve", "同意拆分", "approve")
                case .refuse: named("refuse", "不拆分、撤回", "refuse or take back")
                }
            },
            after: { state, event in state.after(event) })
    }

    private static var voidings: StateMachine {
        StateMachine(
            Bilingual("作废登记", "The voiding of a number"),
            Bilingual("须两人；作废的编号保留。", "It takes two persons; the number stays given."),
            states: Voiding.State.allCases, events: Voiding.Event.allCases.map { Probe($0) },
            state: { state in
                switch state {
                case .proposed: named("proposed", "待审", "proposed")
                case .approved: named("approved", "已作废", "void")
                case .refused: named("refused", "不作废", "refused")
                }
            },
            event: { event in
                switch event {
                case .approve: named("approve", "同意作废", "approve")
                case .refuse: named("refuse", "不作废、撤回", "refuse or take back")
                }
            },
            after: { state, event in state.after(event) })
    }

    private static var sealings: StateMachine {
        StateMachine(
            Bilingual("密封报送申请", "A request to seal"),
            Bilingual("提出的人不能自己销毁；密封的不能恢复。", "Who asked does not destroy; what is sealed cannot be opened again."),
            states: SealingRequest.State.allCases, events: SealingRequest.Event.allCases.map { Probe($0) },
            state: { state in
                switch state {
                case .asked: named("asked", "待决定", "asked for")
                case .sealed: named("sealed", "已密封", "sealed")
                case .sealedAlong: named("sealed_along", "随所依附的件密封", "sealed with what it hangs on")
                case .refused: named("refused", "不密封", "refused")
                }
            },
            event: { event in
                switch event {
                case .seal: named("seal", "密封", "seal")
                case .sealAlong: named("seal_along", "所依附的件密封", "what it hangs on is sealed")
                case .refuse: named("refuse", "不密封", "refuse")
                }
            },
            after: { state, event in state.after(event) })
    }

    private static var provisions: StateMachine {
        StateMachine(
            Bilingual("向巡视巡察机构提供数据", "Data for an inspection team"),
            Bilingual("由主要负责人审批；提出人导出，只一次。", "The head decides; whoever asked takes it, once."),
            states: [
                Provision.State.proposed(by: author), .refused(by: author, head: other),
                .approved(by: author, head: other), .delivered(by: author, head: other),
            ],
            events: [
                Probe(Provision.Event.approve(by: other), byOther), Probe(.approve(by: author), byAuthor),
                Probe(.refuse(by: other), byOther), Probe(.refuse(by: author), byAuthor),
                Probe(.deliver(by: author), byAuthor), Probe(.deliver(by: other), byOther),
            ],
            state: { state in
                switch state {
                case .proposed: named("proposed", "待批", "proposed")
                case .refused: named("refused", "不予批准", "refused")
                case .approved: named("approved", "已批准", "approved")
                case .delivered: named("delivered", "已导出", "delivered")
                }
            },
            event: { event in
                switch event {
                case .approve: named("approve", "批准", "approve")
                case .refuse: named("refuse", "不予批准", "refuse")
                case .deliver: named("deliver", "导出", "take the file")
                }
            },
            after: { state, event in state.after(event) })
    }

    private static var analyses: StateMachine {
        StateMachine(
            Bilingual("检举控告情况分析", "A quarterly analysis"),
            Bilingual("作分析的人不能自己上报。", "Who made it does not send it."),
            states: [TrendAnalysis.State.made(by: author), .sent(by: author, head: other, on: .epoch)],
            events: [
                Probe(TrendAnalysis.Event.send(by: other, on: .epoch), byOther),
                Probe(.send(by: author, on: .epoch), byAuthor),
            ],
            state: { state in
                switch state {
                case .made: named("made", "已形成", "made")
                case .sent: named("sent", "已上报", "sent")
                }
            },
            event: { event in
                switch event {
                case .send: named("send", "上报", "send up")
                }
            },
            after: { state, event in state.after(event) })
    }
}
