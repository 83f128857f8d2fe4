import Casework

extension RuleBook {
    /// Why no constraint can hold a rule. Reviewed by hand: a rule with neither a twin nor a reason fails a test, and so
    /// does a reason for a rule that has a twin.
    enum Twinless: CaseIterable {
        /// Who asks is no column.
        case caller
        /// A CHECK sees one row.
        case otherRows
        /// Organs, posts and appointments of a day.
        case directory
        /// A CHECK asks no clock.
        case today
        /// The words are sealed.
        case sealedWords
        /// A row has no past.
        case machine
        /// The proposer's column is free again once it is decided.
        case journal
        /// A person's reading of the text.
        case judgement
        /// How a row of a register was spelt.
        case spelling
        /// It is what is not stored.
        case nothingStored

        var words: Bilingual {
            switch self {
            case .caller:
                Bilingual(
                    "无约束：取决于由谁操作，行里没有岗位；行级安全只放行看得见的人",
                    "None: it asks who acts, and no row holds a post; row-level security lets in only who may see")
            case .otherRows:
                Bilingual(
                    "无约束：要比较别的行，CHECK 只看一行；在同一事务中加锁后判断",
                    "None: it compares other rows and a CHECK sees one; asked under lock in the same transaction")
            case .directory:
                Bilingual(
                    "无约束：由当日的机关、职务和任免决定；结果记入 route_decision，线索的去向另有约束",
                    "None: organs, posts and appointments of the day decide; the answer stands in route_decision, and "
                        + "where a clue may lie has its own constraints")
            case .today: Bilingual("无约束：与今天比较，CHECK 不得问钟", "None: it compares with today, and a CHECK asks no clock")
            case .sealedWords:
                Bilingual("无约束：文字加密存放，数据库只见密文", "None: the words are sealed, and the database sees ciphertext")
            case .machine:
                Bilingual(
                    "无约束：行里没有先前的状态；状态机逐一试过（states.md）",
                    "None: a row does not hold the state before; the machine is tried whole (states.md)")
            case .journal:
                Bilingual(
                    "无约束：决定后拟办人一栏清空；两人都在事件和审计链里",
                    "None: the proposer's column is empty once it is decided; both persons stand in the events and the "
                        + "audit chain")
            case .judgement:
                Bilingual(
                    "无约束：对文字的判断，数据库只存得出的级别（report_priority_is_known）",
                    "None: a reading of the text; the database holds the class that comes of it (report_priority_is_known)"
                )
            case .spelling:
                Bilingual("无约束：台账的写法不入库，只留提示代码", "None: how a register was spelt is not stored, only the remark's code")
            case .nothingStored: Bilingual("无约束：什么都不存", "None: nothing is stored")
            }
        }
    }

    /// The reason of a rule, by stage; `*` for all rules of the stage that have no twin of their own.
    static func twinless(_ rule: String, in stage: String) -> Twinless? {
        untried[stage]?[rule] ?? (namedTwins(of: rule, in: stage).isEmpty ? untried[stage]?["*"] : nil)
    }

    static let untried: [String: [String: Twinless]] = [
        "receive": [
            "state_secret": .nothingStored, "date": .today, "summary": .sealedWords, "accused_or_facts": .sealedWords,
            "reporter": .sealedWords, "length": .sealedWords,
        ],
        "attachment": [
            "file_program": .caller, "file_markup": .caller, "file_archive": .caller, "file_unknown": .caller,
            "file_points": .sealedWords, "file_copy_size": .sealedWords,
        ],
        "void": ["void_untold": .otherRows, "void_nothing_hangs": .otherRows],
        "register": ["*": .spelling],
        "triage": ["state_secret": .nothingStored, "new_evidence": .otherRows, "supplement": .otherRows],
        "priority": ["*": .judgement], "credibility": ["*": .nothingStored],
        "route": ["*": .directory], "dating": ["*": .directory],
        "handle": [
            "state_knows_act": .machine, "new_evidence": .machine,
        ],
        "feedback": [
            "refused": .nothingStored, "anonymous": .nothingStored, "asked_for_facts": .nothingStored,
            "suggestion_noted": .nothingStored,
        ],
        "supervise": [
            "state_knows_act": .machine, "matter": .otherRows, "overdue_clock": .otherRows,
        ],
        "charge": ["*": .otherRows],
        "jurisdiction": [
            "state_allows": .otherRows, "from_below": .directory, "impartial_handlers": .directory,
            "handling_room": .directory, "bound": .otherRows,
        ],
        "assignment": ["state_knows_act": .machine, "finished": .otherRows],
        "reception": [
            "reception_state_knows_act": .machine, "reception_leader": .directory, "reception_working_day": .today,
            "not_before_its_day": .today, "logged_while_held": .otherRows, "about_the_leader": .otherRows,
        ],
        "recommend": [
            "*": .sealedWords, "recommendation_days": .today,
        ],
        "excerpt": [
            "state_knows_act": .machine, "numbers_stay": .sealedWords, "words_found": .sealedWords,
            "reader": .sealedWords,
        ],
        "masking": ["*": .sealedWords],
        "unlock": ["words": .sealedWords],
        "meeting": ["meeting_on_its_day": .otherRows, "report_day": .today],
        "recusal": ["known_person": .directory, "asks_for_reporter": .caller, "asks_for_accused": .caller],
        "interference": ["told": .sealedWords],
        "aftercare": [
            "aftercare_state": .machine, "result_told": .otherRows, "never_false_accusation": .sealedWords,
            "discreet": .sealedWords, "discreet_answer": .sealedWords,
        ],
        "handover": [
            "higher_decider": .directory, "leaver_active": .directory, "receiver": .directory, "bound": .otherRows,
        ],
        "split": [
            "split_untold": .otherRows, "split_nothing_hangs": .otherRows, "split_names_nobody_else": .sealedWords,
        ],
        "call": ["still_open": .otherRows],
        "calls": ["*": .otherRows],
        "checking": [
            "group_waits": .otherRows,
            "in_hand": .otherRows, "group_for_check": .otherRows, "members_of_room": .directory,
            "group_before_report": .otherRows,
        ],
        "talk": [
            "content_kept": .sealedWords, "objection_in_words": .sealedWords, "evidence_in_words": .sealedWords,
            "short_enough": .sealedWords,
        ],
        "distribution": ["distribution_undecided": .machine, "distribution_delegate": .directory],
        "archive": ["*": .otherRows],
        "course": [
            "course_state": .otherRows, "group_approver": .caller, "waiver_four_eyes": .otherRows,
            "direct_reply": .otherRows,
        ],
        "found": ["control": .caller, "state_knows_act": .machine],
        "provide": ["role": .caller, "asker": .caller, "state_knows_act": .machine],
        "trend": ["role": .caller, "over_quarter": .today, "over_year": .today, "committee_once": .machine],
        "out_of_scope": [
            "xf_state": .machine, "xf_handles_own": .otherRows, "xf_receiver": .otherRows,
            "xf_from_bureau": .otherRows, "xf_no_more": .otherRows,
            "xf_extension_told": .otherRows,
        ],
        "extension": ["running": .otherRows, "approval_day": .today],
        "overdue": ["own_head": .otherRows, "sealed": .otherRows],
        "own_period": ["own_organ": .otherRows],
    ]
}
