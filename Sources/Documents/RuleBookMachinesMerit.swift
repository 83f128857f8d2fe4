import Casework

// What rooms find, what a prefecture is asked, and rewards.

extension RuleBook {
    static var lateMachines: [StateMachine] { [filings, requestsAbove, rewardSteps, excerptSteps] }

    private static let (author, other) = (Staff.ID("author"), Staff.ID("other"))
    private static let byOther = Bilingual("另一人", "by another person")
    private static let byAuthor = Bilingual("提出人自己", "by who proposed it")

    private static func named(_ id: String, _ zh: String, _ en: String) -> StateMachine.Named {
        StateMachine.Named(id: id, name: Bilingual(zh, en))
    }

    private static var filings: StateMachine {
        StateMachine(
            Bilingual("自行发现的线索", "A clue that a room found"),
            Bilingual(
                "本室管辖的报案管备案，其他的经案管移送；发现人不备案、不移送自己发现的。",
                "What is in the room's scope is filed with case supervision, the rest goes through it; never by who found it."
            ),
            states: [
                FoundClue.State.filed(by: author), .noted(by: author, control: other), .handed(by: author),
                .moved(by: author, control: other),
            ],
            events: [
                Probe(FoundClue.Event.note(by: other), byOther), Probe(.note(by: author), byAuthor),
                Probe(.move(by: other), byOther), Probe(.move(by: author), byAuthor),
            ],
            state: { state in
                switch state {
                case .filed: named("filed", "已报备案", "filed")
                case .noted: named("noted", "已登记备案", "noted")
                case .handed: named("handed", "已交案管", "handed over")
                case .moved: named("moved", "已移送", "moved")
                }
            },
            event: { event in
                switch event {
                case .note: named("note", "登记备案", "take note")
                case .move: named("move", "移送", "move")
                }
            },
            after: { state, event in
                var found = FoundClue(id: .init("found"), state: state)
                guard (try? found.apply(event)) != nil else { return nil }
                return found.state
            })
    }

    private static var excerptSteps: StateMachine {
        let approval = Excerpt.Approval(head: other, on: .epoch, until: .epoch.adding(days: 1))
        return StateMachine(
            Bilingual("隐名摘件", "Masked excerpts"),
            Bilingual("提出人核对遮盖后，由主要负责人批准。", "Whoever asked confirms what is covered, then the head approves."),
            states: [
                Excerpt.State.drafted(by: author), .confirmed(by: author), .refused(by: author, head: other),
                .approved(by: author, approval),
            ],
            events: [
                Probe(Excerpt.Event.confirm(by: author), byAuthor), Probe(.confirm(by: other), byOther),
                Probe(.refuse(by: other), byOther), Probe(.refuse(by: author), byAuthor),
                Probe(.approve(approval), byOther),
            ],
            state: { state in
                switch state {
                case .drafted: named("drafted", "已提出", "asked for")
                case .confirmed: named("confirmed", "已核对遮盖", "covered and confirmed")
                case .refused: named("refused", "未批准", "refused")
                case .approved: named("approved", "已批准", "approved")
                }
            },
            event: { event in
                switch event {
                case .confirm: named("confirm", "核对遮盖", "confirm what is covered")
                case .refuse: named("refuse", "不批准", "refuse")
                case .approve: named("approve", "批准", "approve")
                }
            },
            after: { state, event in
                var excerpt = Excerpt(id: .init("excerpt"), state: state)
                guard (try? excerpt.apply(event)) != nil else { return nil }
                return excerpt.state
            })
    }

    private static var requestsAbove: StateMachine {
        let city = Malice.Answer(level: .city, on: .epoch)
        let county = Malice.Answer(level: .county, on: .epoch)
        let (high, low) = (Bilingual("设区的市级以上", "by a prefecture or above"), Bilingual("县级", "by a county"))
        return StateMachine(
            Bilingual("报请查核来源、认定诬告陷害", "What a prefecture is asked"),
            Bilingual("只有设区的市级以上决定。", "A prefecture or above alone decides."),
            states: [
                Malice.State.proposed(by: author), .refused(by: author, head: other),
                .sentUp(by: author, head: other), .approved(by: author, head: other, city),
                .denied(by: author, head: other, city),
            ],
            events: [
                Probe(Malice.Event.sendUp(by: other), byOther), Probe(.sendUp(by: author), byAuthor),
                Probe(.refuse(by: other), byOther), Probe(.refuse(by: author), byAuthor), Probe(.approve(city), high),
                Probe(.approve(county), low), Probe(.deny(city), high), Probe(.deny(county), low),
            ],
            state: name, event: name,
            after: { state, event in
                var malice = Malice(id: .init("malice"), state: state)
                guard (try? malice.apply(event)) != nil else { return nil }
                return malice.state
            })
    }

    private static func name(_ state: Malice.State) -> StateMachine.Named {
        switch state {
        case .proposed: named("proposed", "待审", "proposed")
        case .refused: named("refused", "不报请", "refused")
        case .sentUp: named("sent_up", "已报请", "sent up")
        case .approved: named("approved", "已批准", "approved")
        case .denied: named("denied", "未批准", "denied")
        }
    }

    private static func name(_ event: Malice.Event) -> StateMachine.Named {
        switch event {
        case .sendUp: named("send_up", "报请", "send it up")
        case .refuse: named("refuse", "不报请", "refuse")
        case .approve: named("approve", "上级批准", "approved above")
        case .deny: named("deny", "上级未批准", "denied above")
        }
    }

    private static var rewardSteps: StateMachine {
        StateMachine(
            Bilingual("奖励建议", "A suggestion to reward"),
            Bilingual("由主要负责人审批，不批准自己提出的。", "The head approves, and never the own suggestion."),
            states: [
                Reward.State.proposed(by: author), .refused(by: author, head: other),
                .approved(by: author, head: other), .granted(by: author, head: other, on: .epoch),
                .declined(by: author, head: other, on: .epoch),
            ],
            events: [
                Probe(Reward.Event.approve(by: other), byOther), Probe(.approve(by: author), byAuthor),
                Probe(.refuse(by: other), byOther), Probe(.refuse(by: author), byAuthor), Probe(.grant(on: .epoch)),
                Probe(.decline(on: .epoch)),
            ],
            state: name, event: name,
            after: { state, event in
                var reward = Reward(id: .init("reward"), state: state)
                guard (try? reward.apply(event)) != nil else { return nil }
                return reward.state
            })
    }

    private static func name(_ state: Reward.State) -> StateMachine.Named {
        switch state {
        case .proposed: named("proposed", "待批", "proposed")
        case .refused: named("refused", "不予批准", "refused")
        case .approved: named("approved", "已批准", "approved")
        case .granted: named("granted", "已奖励", "granted")
        case .declined: named("declined", "未奖励", "not granted")
        }
    }

    private static func name(_ event: Reward.Event) -> StateMachine.Named {
        switch event {
        case .approve: named("approve", "批准", "approve")
        case .refuse: named("refuse", "不予批准", "refuse")
        case .grant: named("grant", "给予奖励", "grant")
        case .decline: named("decline", "不予奖励", "decline")
        }
    }
}
