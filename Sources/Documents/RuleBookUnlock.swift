import Casework

extension RuleBook {
    /// Who opens the identity of a reporter.
    static let unlocking = Chapter(
        title: Bilingual("身份信息双人解锁", "Opening an identity"),
        reading: Bilingual(
            "谁可以申请、批准、查看和锁定。按顺序，第一条不满足的决定；前三条不满足的，不告知有此件。",
            "Who asks, grants, reads and locks. In this order; the first condition that is not met decides. Whoever "
                + "the first three keep out does not learn that there is a report."),
        stage: "unlock",
        entries: Unlock.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    /// What the database holds to each of them: see `namedTwins`.
    static let unlockTwins = [
        "unlock.own_organ": "vault.unfit", "unlock.never_of_the_accused": "vault.unfit vault.accused_organs",
        "unlock.nobody_aside": "vault.unfit vault.standing_aside", "unlock.parties": "vault.misfit",
        "unlock.item_open": "vault.unfit report_locks_identities", "unlock.never_traced": "vault.unfit",
        "unlock.post": "vault.unfit clue_locks_identities", "unlock.purpose_of_post": "unlock_purpose_fits_its_post",
        "unlock.minutes": "unlock_minutes_are_few unlock_locks_by_itself", "unlock.once": "unlock_is_asked_once",
        "unlock.few": "vault.ask_unlock", "unlock.waiting": "unlock_is_decided_in_time unlock_end_stands",
        "unlock.two_persons": "unlock_has_two_persons", "unlock.two_rooms": "unlock_has_two_rooms",
        "unlock.of_the_two": "vault.open_identity vault.close_unlock",
        "unlock.live": "vault.open_identity unlock_is_read_while_open unlock_time_stands",
    ]

    static var unlockSteps: StateMachine {
        let asker = Unlock.Seat(staff: .init("asker"), organ: .init("organ"), room: .init("room"))
        let other = Unlock.Seat(staff: .init("other"), organ: .init("organ"), room: nil)
        let mate = Unlock.Seat(staff: .init("mate"), organ: .init("organ"), room: .init("room"))
        let start = Instant(secondsSinceEpoch: 0)
        let request = Unlock.Request(by: asker, purpose: .feedback, minutes: 10, at: start)
        let grant = Unlock.Grant(by: other, at: start, until: Instant(secondsSinceEpoch: 600))
        let ofAnother = Bilingual("另一处室的人", "by somebody of another room")
        let ofTheSame = Bilingual("同一处室的人", "by somebody of the same room")
        return StateMachine(
            Bilingual("双人解锁", "An unlock"),
            Bilingual("一人申请，另一处室的人批准，到时自动锁定。", "One asks, another of another room grants it, and it locks by itself."),
            states: [
                Unlock.State.requested(request), .granted(request, grant), .refused(request, by: other.staff),
                .lapsed(request), .ended(request, grant, .expired),
            ],
            events: [
                Probe(Unlock.Event.grant(by: other, minutes: 10, at: start), ofAnother),
                Probe(.grant(by: mate, minutes: 10, at: start), ofTheSame), Probe(.refuse(by: other.staff)),
                Probe(.lapse), Probe(.end(.expired)),
            ],
            state: { StateMachine.Named(id: $0.unlockName.id, name: $0.unlockName.words) },
            event: { StateMachine.Named(id: $0.unlockName.id, name: $0.unlockName.words) },
            after: { state, event in
                var unlock = Unlock(id: .init("unlock"), state: state)
                guard (try? unlock.apply(event)) != nil else { return nil }
                return unlock.state
            })
    }
}

extension Unlock.State {
    fileprivate var unlockName: (id: String, words: Bilingual) {
        switch self {
        case .requested: ("requested", Bilingual("待批准", "asked for"))
        case .granted: ("granted", Bilingual("已解锁", "open"))
        case .refused: ("refused", Bilingual("未批准", "refused"))
        case .lapsed: ("lapsed", Bilingual("已失效", "lapsed"))
        case .ended: ("ended", Bilingual("已锁定", "locked again"))
        }
    }
}

extension Unlock.Event {
    fileprivate var unlockName: (id: String, words: Bilingual) {
        switch self {
        case .grant: ("grant", Bilingual("批准", "grant"))
        case .refuse: ("refuse", Bilingual("不批准", "refuse"))
        case .lapse: ("lapse", Bilingual("失效", "lapse"))
        case .end: ("end", Bilingual("锁定", "lock"))
        }
    }
}
