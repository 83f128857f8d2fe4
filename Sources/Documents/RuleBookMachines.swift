import Casework

// The smaller state machines: one page each, made by trying every event on every state.

extension StateMachine {
    /// - Parameters:
    ///   - states: one of each, in the order in which an item meets them.
    ///   - beginnings: in how many of the first of them it may begin.
    ///   - events: what is tried, with what is special about it.
    ///   - after: the state after an event; nil where it was refused.
    init<State, Event>(
        _ title: Bilingual, _ note: Bilingual, states: [State], beginnings: Int = 1, events: [Probe<Event>],
        state: (State) -> Named, event: (Event) -> Named, after: (State, Event) -> State?
    ) {
        var names: [Named] = []
        for probe in events {
            let name = event(probe.value)
            if !names.contains(where: { $0.id == name.id }) { names.append(name) }
        }
        self.init(
            title: title, note: note, states: states.map(state), events: names,
            beginnings: states.prefix(beginnings).map { state($0).id },
            trials: states.flatMap { before in
                events.map { probe in
                    Trial(
                        from: state(before).id, event: event(probe.value).id, condition: probe.condition,
                        to: after(before, probe.value).map { state($0).id })
                }
            })
    }

    /// A state or an event by its code and its two names.
    fileprivate static func named(_ id: String, _ zh: String, _ en: String) -> Named {
        Named(id: id, name: Bilingual(zh, en))
    }
}

/// The people and days that the samples share.
private enum Sample {
    static let author = Staff.ID("author")
    static let other = Staff.ID("other")
    static let byOther = Bilingual("另一人", "by another person")
    static let byAuthor = Bilingual("提出人自己", "by who proposed it")
}

extension RuleBook {
    static var machines: [StateMachine] {
        [orders, recommendations, objections, clearings, watches, petitions, recusalEntries, documents, receptionDays]
            + lateMachines + plainMachines + [unlockSteps]
    }

    // MARK: - Supervise

    private static var orders: StateMachine {
        let issue = Supervision.Issue(approver: Sample.other, dueOn: .epoch)
        return StateMachine(
            Bilingual("督办", "A supervision order"),
            Bilingual("催办不需要审批，不改变状态。", "A reminder needs no approval and changes no state."),
            states: [
                Supervision.State.proposed, .refused, .issued(issue), .answered(issue, by: Sample.author),
                .sentBack(issue), .ended(issue, .accepted),
            ],
            events: [
                Probe(Supervision.Event.approve(issue)), Probe(.refuse), Probe(.answer(by: Sample.author)),
                Probe(.accept), Probe(.sendBack(dueOn: .epoch)), Probe(.withdraw),
            ],
            state: name, event: name,
            after: { state, event in
                var order = Supervision(
                    id: .init("order"), clue: .init("clue"), issuer: .init("organ"), proposer: Sample.author,
                    state: state)
                guard (try? order.apply(event)) != nil else { return nil }
                return order.state
            })
    }

    private static func name(_ state: Supervision.State) -> StateMachine.Named {
        switch state {
        case .proposed: StateMachine.named("proposed", "拟督办", "proposed")
        case .refused: StateMachine.named("refused", "不予督办", "refused")
        case .issued: StateMachine.named("issued", "督办中", "issued")
        case .answered: StateMachine.named("answered", "已答复", "answered")
        case .sentBack: StateMachine.named("sent_back", "退回补正", "sent back")
        case .ended: StateMachine.named("ended", "办结", "ended")
        }
    }

    private static func name(_ event: Supervision.Event) -> StateMachine.Named {
        switch event {
        case .approve: StateMachine.named("approve", "批准", "approve")
        case .refuse: StateMachine.named("refuse", "不予批准", "refuse")
        case .answer: StateMachine.named("answer", "答复", "answer")
        case .accept: StateMachine.named("accept", "认可答复", "accept the answer")
        case .sendBack: StateMachine.named("send_back", "退回补正", "send back")
        case .withdraw: StateMachine.named("withdraw", "撤销", "withdraw")
        }
    }

    private static var recommendations: StateMachine {
        StateMachine(
            Bilingual("建议书", "A recommendation"),
            Bilingual("回复不合要求的退回，重新起算回复期限。", "A reply that does not do is asked for again, with a new period."),
            states: [
                Recommendation.State.drafted, .approved(by: Sample.other), .issued(replyDueOn: .epoch),
                .replied(on: .epoch), .accepted(lookBackDueOn: .epoch), .lookedBack(on: .epoch), .closed(on: .epoch),
                .dropped(on: .epoch),
            ],
            events: [
                Probe(Recommendation.Event.approve(by: Sample.other)), Probe(.issue(replyDueOn: .epoch)),
                Probe(.reply(on: .epoch)), Probe(.accept(lookBackDueOn: .epoch)), Probe(.sendBack(replyDueOn: .epoch)),
                Probe(.lookBack(on: .epoch)), Probe(.close(on: .epoch)), Probe(.drop(on: .epoch)),
            ],
            state: name, event: name,
            after: { state, event in
                var next = state
                return (try? next.apply(event)) == nil ? nil : next
            })
    }

    private static func name(_ state: Recommendation.State) -> StateMachine.Named {
        switch state {
        case .drafted: StateMachine.named("drafted", "拟稿", "drafted")
        case .approved: StateMachine.named("approved", "已批准", "approved")
        case .issued: StateMachine.named("issued", "已发出", "issued")
        case .replied: StateMachine.named("replied", "已回复", "replied")
        case .accepted: StateMachine.named("accepted", "认可回复", "reply accepted")
        case .lookedBack: StateMachine.named("looked_back", "已回头看", "looked at again")
        case .closed: StateMachine.named("closed", "办结", "closed")
        case .dropped: StateMachine.named("dropped", "不予制发", "dropped")
        }
    }

    private static func name(_ event: Recommendation.Event) -> StateMachine.Named {
        switch event {
        case .approve: StateMachine.named("approve", "批准", "approve")
        case .issue: StateMachine.named("issue", "发出", "issue")
        case .reply: StateMachine.named("reply", "登记回复", "reply")
        case .accept: StateMachine.named("accept", "认可", "accept")
        case .sendBack: StateMachine.named("send_back", "退回", "send back")
        case .lookBack: StateMachine.named("look_back", "回头看", "look again")
        case .close: StateMachine.named("close", "办结", "close")
        case .drop: StateMachine.named("drop", "不予批准（撤回）", "refuse or take back")
        }
    }

    private static var receptionDays: StateMachine {
        StateMachine(
            Bilingual("接访日", "A reception day"),
            Bilingual("只改期，不取消。", "It is postponed, never dropped."),
            states: [ReceptionSession.State.planned, .held, .cancelled(movedTo: .epoch)],
            events: [Probe(ReceptionSession.Event.hold), Probe(.cancel(movedTo: .epoch))],
            state: name, event: name,
            after: { state, event in
                var day = ReceptionSession(
                    id: .init("day"), organ: .init("organ"), heldOn: .epoch, place: .office, leader: Sample.other,
                    announcedOn: nil, state: state)
                guard (try? day.apply(event)) != nil else { return nil }
                return day.state
            })
    }

    private static func name(_ state: ReceptionSession.State) -> StateMachine.Named {
        switch state {
        case .planned: StateMachine.named("planned", "已安排", "planned")
        case .held: StateMachine.named("held", "已举行", "held")
        case .cancelled: StateMachine.named("cancelled", "已改期", "postponed")
        }
    }

    private static func name(_ event: ReceptionSession.Event) -> StateMachine.Named {
        switch event {
        case .hold: StateMachine.named("hold", "举行", "hold")
        case .cancel: StateMachine.named("cancel", "改期", "postpone")
        }
    }
}

// MARK: - After a result

extension RuleBook {
    private static var objections: StateMachine {
        StateMachine(
            Bilingual("异议", "An objection"),
            Bilingual(
                "有新的证据的，线索重新办理；没有新的事实的重复异议留存。",
                "New evidence opens the clue again; a repeat without new facts is kept on file."),
            states: [
                ReporterObjection.State.raised, .answerProposed(by: Sample.author),
                .answered(by: Sample.author, approver: Sample.other), .reopened(by: Sample.author),
                .notAnsweredAgain(by: Sample.author),
            ],
            events: [
                Probe(ReporterObjection.Event.proposeAnswer(by: Sample.author)), Probe(.sendBackAnswer),
                Probe(.approveAnswer(by: Sample.other), Sample.byOther),
                Probe(.approveAnswer(by: Sample.author), Sample.byAuthor), Probe(.reopen(by: Sample.author)),
                Probe(.keep(by: Sample.author)),
            ],
            state: name, event: name,
            after: { state, event in
                var objection = ReporterObjection(id: .init("objection"), state: state)
                guard (try? objection.apply(event)) != nil else { return nil }
                return objection.state
            })
    }

    private static func name(_ state: ReporterObjection.State) -> StateMachine.Named {
        switch state {
        case .raised: StateMachine.named("raised", "待答复", "raised")
        case .answerProposed: StateMachine.named("answer_proposed", "答复待批", "answer proposed")
        case .answered: StateMachine.named("answered", "已答复", "answered")
        case .reopened: StateMachine.named("reopened", "重新办理", "reopened")
        case .notAnsweredAgain: StateMachine.named("not_answered_again", "重复留存", "kept on file")
        }
    }

    private static func name(_ event: ReporterObjection.Event) -> StateMachine.Named {
        switch event {
        case .proposeAnswer: StateMachine.named("propose_answer", "拟答复", "propose an answer")
        case .sendBackAnswer: StateMachine.named("send_back_answer", "退回答复", "send the answer back")
        case .approveAnswer: StateMachine.named("approve_answer", "批准答复", "approve the answer")
        case .reopen: StateMachine.named("reopen", "重新办理", "reopen")
        case .keep: StateMachine.named("keep", "重复留存", "keep on file")
        }
    }

    private static var clearings: StateMachine {
        StateMachine(
            Bilingual("澄清正名", "The clearing of a name"),
            Bilingual(
                "由主要负责人批准，不批准自己提出的；线索重新办理的，没有完成的澄清终止。",
                "The head approves, and never the own proposal; what is not done yet lapses when the clue is opened again."
            ),
            states: [
                Clarification.State.proposed(by: Sample.author), .approved(by: Sample.author, approver: Sample.other),
                .refused(by: Sample.author, approver: Sample.other),
                .done(by: Sample.author, approver: Sample.other, on: .epoch),
                .lapsed(by: Sample.author, approver: Sample.other),
            ],
            events: [
                Probe(Clarification.Event.approve(by: Sample.other), Sample.byOther),
                Probe(.approve(by: Sample.author), Sample.byAuthor), Probe(.refuse(by: Sample.other), Sample.byOther),
                Probe(.refuse(by: Sample.author), Sample.byAuthor), Probe(.complete(on: .epoch)),
                Probe(.lapse),
            ],
            state: name, event: name,
            after: { state, event in
                var clearing = Clarification(id: .init("clearing"), state: state)
                guard (try? clearing.apply(event)) != nil else { return nil }
                return clearing.state
            })
    }

    private static func name(_ state: Clarification.State) -> StateMachine.Named {
        switch state {
        case .proposed: StateMachine.named("proposed", "待批", "proposed")
        case .approved: StateMachine.named("approved", "已批准", "approved")
        case .refused: StateMachine.named("refused", "不予澄清", "refused")
        case .done: StateMachine.named("done", "已澄清", "done")
        case .lapsed: StateMachine.named("lapsed", "终止", "lapsed")
        }
    }

    private static func name(_ event: Clarification.Event) -> StateMachine.Named {
        switch event {
        case .approve: StateMachine.named("approve", "批准", "approve")
        case .refuse: StateMachine.named("refuse", "不予批准", "refuse")
        case .complete: StateMachine.named("complete", "完成澄清", "complete")
        case .lapse: StateMachine.named("lapse", "线索重新办理", "the clue is opened again")
        }
    }

    private static var watches: StateMachine {
        StateMachine(
            Bilingual("打击报复防护", "The watch over a reporter"),
            Bilingual("结束防护须两人。", "It takes two persons to end it."),
            states: [
                Protection.State.open, .endProposed(.over, by: Sample.author),
                .closed(.over, by: Sample.author, confirmedBy: Sample.other),
            ],
            events: [
                Probe(Protection.Event.proposeEnd(.over, by: Sample.author)), Probe(.goOn),
                Probe(.confirmEnd(by: Sample.other), Sample.byOther),
                Probe(.confirmEnd(by: Sample.author), Sample.byAuthor),
            ],
            state: name, event: name,
            after: { state, event in
                var watch = Protection(id: .init("watch"), state: state)
                guard (try? watch.apply(event)) != nil else { return nil }
                return watch.state
            })
    }

    private static func name(_ state: Protection.State) -> StateMachine.Named {
        switch state {
        case .open: StateMachine.named("open", "防护中", "open")
        case .endProposed: StateMachine.named("end_proposed", "拟结束", "end proposed")
        case .closed: StateMachine.named("closed", "已结束", "closed")
        }
    }

    private static func name(_ event: Protection.Event) -> StateMachine.Named {
        switch event {
        case .proposeEnd: StateMachine.named("propose_end", "提出结束", "propose the end")
        case .goOn: StateMachine.named("go_on", "继续防护", "go on")
        case .confirmEnd: StateMachine.named("confirm_end", "确认结束", "confirm the end")
        }
    }
}

// MARK: - Petitions

extension RuleBook {
    fileprivate static var petitions: StateMachine {
        StateMachine(
            Bilingual("信访事项", "An ordinary petition"),
            Bilingual(
                "办理、复查、复核各为一件。只有复核有听证。", "Handling, review and re-check are one each. Only a re-check has a hearing."),
            states: [
                Petition.State.handling, .hearing(from: .epoch), .opinionProposed(by: Sample.author),
                .answered(by: Sample.author, approver: Sample.other),
            ],
            events: [
                Probe(Petition.Event.openHearing(on: .epoch)), Probe(.closeHearing),
                Probe(.proposeOpinion(by: Sample.author)), Probe(.takeBack),
                Probe(.answer(approvedBy: Sample.other), Sample.byOther),
                Probe(.answer(approvedBy: Sample.author), Sample.byAuthor),
            ],
            state: name, event: name, after: { state, event in state.after(event) })
    }

    private static func name(_ state: Petition.State) -> StateMachine.Named {
        switch state {
        case .handling: StateMachine.named("handling", "办理中", "handling")
        case .hearing: StateMachine.named("hearing", "听证中", "hearing")
        case .opinionProposed: StateMachine.named("opinion_proposed", "意见待签发", "opinion proposed")
        case .answered: StateMachine.named("answered", "已答复", "answered")
        }
    }

    private static func name(_ event: Petition.Event) -> StateMachine.Named {
        switch event {
        case .openHearing: StateMachine.named("open_hearing", "开始听证", "open a hearing")
        case .closeHearing: StateMachine.named("close_hearing", "听证结束", "close the hearing")
        case .proposeOpinion: StateMachine.named("propose_opinion", "提出处理意见", "propose an opinion")
        case .takeBack: StateMachine.named("take_back", "撤回意见", "take it back")
        case .answer: StateMachine.named("answer", "送达", "answer")
        }
    }
}

// MARK: - Recusal, documents

extension RuleBook {
    private static var recusalEntries: StateMachine {
        StateMachine(
            Bilingual("回避登记", "An entry of recusal"),
            Bilingual("未决定之前也回避。", "The person stands aside also before anybody has decided."),
            states: [
                Recusal.State.standing, .upheld(by: Sample.other, on: .epoch), .ended(by: Sample.other, on: .epoch),
            ],
            events: [
                Probe(Recusal.Event.uphold(by: Sample.other, on: .epoch)),
                Probe(.end(by: Sample.other, on: .epoch)),
            ],
            state: name, event: name,
            after: { state, event in
                var next = state
                return (try? next.apply(event)) == nil ? nil : next
            })
    }

    private static func name(_ state: Recusal.State) -> StateMachine.Named {
        switch state {
        case .standing: StateMachine.named("standing", "待决定", "standing")
        case .upheld: StateMachine.named("upheld", "决定回避", "upheld")
        case .ended: StateMachine.named("ended", "决定不回避", "ended")
        }
    }

    private static func name(_ event: Recusal.Event) -> StateMachine.Named {
        switch event {
        case .uphold: StateMachine.named("uphold", "决定回避", "uphold")
        case .end: StateMachine.named("end", "决定不回避", "end")
        }
    }

    private static var documents: StateMachine {
        guard let number = DocumentNumber(organCode: "虚构纪函", year: 2026, sequence: 1) else {
            preconditionFailure("a number of its own makes no sample")
        }
        let issue = Paper.Issue(number: number, drafter: Sample.author, approver: Sample.other, on: .epoch)
        let own = Paper.Issue(number: number, drafter: Sample.author, approver: Sample.author, on: .epoch)
        return StateMachine(
            Bilingual("文书", "A document"),
            Bilingual("作废的文书保留文号。", "A document that is void keeps its number."),
            states: [
                Paper.State.draft(by: Sample.author), .withdrawn(by: Sample.author), .issued(issue),
                .voidProposed(issue, by: Sample.author),
                .voided(issue, by: Sample.author, confirmedBy: Sample.other),
            ],
            events: [
                Probe(Paper.Event.edit(by: Sample.author)), Probe(.withdraw(by: Sample.author)),
                Probe(.approve(issue), Sample.byOther), Probe(.approve(own), Sample.byAuthor),
                Probe(.proposeVoid(by: Sample.author)), Probe(.keep), Probe(.void(by: Sample.other), Sample.byOther),
                Probe(.void(by: Sample.author), Sample.byAuthor),
            ],
            state: name, event: name,
            after: { state, event in
                var paper = Paper(id: .init("paper"), kind: .assignment, state: state)
                guard (try? paper.apply(event)) != nil else { return nil }
                return paper.state
            })
    }

    private static func name(_ state: Paper.State) -> StateMachine.Named {
        switch state {
        case .draft: StateMachine.named("draft", "拟稿", "draft")
        case .withdrawn: StateMachine.named("withdrawn", "已撤回", "taken back")
        case .issued: StateMachine.named("issued", "已签发", "issued")
        case .voidProposed: StateMachine.named("void_proposed", "拟作废", "void proposed")
        case .voided: StateMachine.named("voided", "已作废", "void")
        }
    }

    private static func name(_ event: Paper.Event) -> StateMachine.Named {
        switch event {
        case .edit: StateMachine.named("edit", "修改", "change")
        case .withdraw: StateMachine.named("withdraw", "撤回", "take back")
        case .approve: StateMachine.named("approve", "签发", "sign")
        case .proposeVoid: StateMachine.named("propose_void", "提出作废", "ask for it to be void")
        case .keep: StateMachine.named("keep", "不作废", "let it stand")
        case .void: StateMachine.named("void", "作废", "make it void")
        }
    }
}
