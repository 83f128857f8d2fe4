/// Operations whose round trips are not written down in `Tests/statements.tsv`, and why not.
struct Unmeasured {
    let reason: String
    /// As `OperationText` names them; twice where there are two of the name.
    let operations: [String]

    /// - Parameter lines: a type with its functions on each line; `*` for what is called by the type's name alone.
    private init(_ reason: String, _ lines: String) {
        self.reason = reason
        operations = lines.split(separator: "\n").flatMap { line in
            let words = line.split { ": ".contains($0) }
            return words.dropFirst().map { OperationText.name(words[0], $0 == "*" ? nil : $0) }
        }
    }

    static let all = looks + ofTheProgram + ofAdministrators + seldom
}

// MARK: - Looks

extension Unmeasured {
    private static let looks = [
        Unmeasured(
            "Opens or lists what is not looked at all day: it changes nothing, and costs by what it shows.",
            """
            ArchiveFile: open missing list loneReports
            AddFiles: require
            Alerts: list
            AnalyseTrends: list preview open
            AppointmentsOn: * history
            ControlFound: list
            DecideSealing: list
            Declarations: shown
            DocumentLists: onFile prefilled register
            FeedBackQuarter: list open
            FindByNumber: *
            FollowRecommendation: open list
            HandOverPost: people preview open list
            HoldMeeting: list waiting open
            KeepInstructions: list open
            KeepOutsideOrgans: list
            ListAftercare: *
            ListClocks: * recomputations
            ListFiles: *
            ListParked: * one counts count
            ListReopenings: *
            ListSupervisions: * marks
            Lists: measures jointMeasures assignments notices sealedLines
            NameReaders: list
            NoteInterference: list
            OpenAftercare: *
            OpenCheckFile: *
            OpenClock: *
            OpenCourse: *
            OpenDistribution: * ledger
            OpenDocument: *
            OpenExcerpt: * onClue list
            OpenFile: *
            OpenMeasures: *
            OpenMerit: * list
            OpenNotice: *
            OpenRecusals: clue report waiting
            OpenRoute: * *
            OpenSplit: * waiting
            OpenSupervision: *
            OpenUnlocks: * onReport report lists counts
            OpenVoiding: * list
            OpenWorkAt: *
            OwnCharges: *
            ProvideData: list
            ReadCalls: * waiting impersonated
            ReadDigest: *
            ReadFeedback: *
            ReadHandoffs: *
            ReadOutOfScope: list open
            ReadReception: month tally heldToday session published
            RecordInterference: shown count
            ReportMatterUp: matter
            SealedReceipt: open
            WatchProtection: list
            """),
        Unmeasured(
            "A number beside a list that is measured: one look-up in a transaction of its own.",
            """
            Lists: boardCounts boardCategories counts
            """),
        Unmeasured(
            "Part of whatever takes a query code, and counted there; of itself it asks for a salt at most.",
            """
            CodeKey: key
            OpenCode: *
            String: key
            """),
    ]
}

// MARK: - The program

extension Unmeasured {
    private static let ofTheProgram = [
        Unmeasured(
            "A walk over what is due, or a batch: it costs by what it finds, and nobody waits for it.",
            """
            CleanQueue: sweep
            CompareClocks: *
            EndExcerpts: *
            EndUnlocks: *
            EscalateOrders: *
            FindVacancies: *
            ImportRegister: begin write finish numbers
            KeepBounds: keepMonths shelveDeliveries sweepSessions
            LaneQueue: stragglers lanes rest rise
            MarkReports: *
            OpenQuarters: *
            ReadSeals: *
            RecomputeClocks: *
            RescueDeliveries: *
            RescueJobs: *
            RetryParked: all
            SealAudit: *
            StartTownVisits: *
            VerifyAudit: * brokenHandoffs
            WakeHeldClues: *
            WatchAudit: * lostEntries raise
            WatchClocks: *
            WipeExports: *
            """),
        Unmeasured(
            "A step of the queue of files that is the one of readings, which is measured, with another name of the stage.",
            """
            CleanQueue: retry park snooze
            LaneQueue: beat
            """),
        Unmeasured(
            "The outbox goes in batches, and waits for who receives it and not for the database.",
            """
            ClaimDeliveries: *
            DispatcherSleep: begin end
            FindEndpoints: *
            FinishDeliveries: *
            """),
        Unmeasured(
            "A file or an export comes and goes by its chunks: what it costs is its length.",
            """
            IncomingFile: take finish abandon
            OpenedFile: bytes
            ReceiveFile: drop
            TakeExport: *
            """),
        Unmeasured(
            "What a drill does over and over: the operations that it calls are measured.",
            """
            ClaimDrill: turn halfTurn
            """),
        Unmeasured(
            "Asked when a program starts, when rules change, or of its own memory.",
            """
            FindClockRules: *
            FindLocalChoices: *
            FindOffices: *
            FollowClockRules: *
            FollowDirectory: *
            ForgetKeys: *
            StockCodes: * wakeUps
            """),
        Unmeasured(
            "Written after an act was refused: one entry, in a transaction of its own.",
            """
            RecordRefusal: *
            """),
    ]
}

// MARK: - Administrators

extension Unmeasured {
    private static let ofAdministrators = [
        Unmeasured(
            "Kept by those who administer, and done a few times a month at most.",
            """
            AccessTokens: make mine ofOrgan approve end
            Accounts: list signOut signOut setPassword
            Alarms: *
            DocumentWordings: * history edit setCodeWord
            DoorBindings: propose propose mine ofOrgan approve keepersWithCertificate end
            ExportKeys: list propose confirm end
            InvitationOffice: waiting decide
            Invitations: invite areNeeded open accept
            LoadClockRules: calendar periods setting
            LoadDirectory: * * stillOpen document document periods addAccount setPassword
            LoadLocalChoices: *
            ReadAudit: * export sheet sheet
            RotateKeys: lookUpGiver list siteGeneration site siteData organ organs openAll
            Webhooks: endpoints deliveries deliveryCounts pastDeliveries propose approve disable enable ping resend
            """),
        Unmeasured(
            "Somebody's own account, a few times a year; who comes by password and with a session is measured.",
            """
            MyAccount: sessions end endAll notes closeNotes changePassword newFactor changeFactor codesLeft freshFactor
            ProviderSignIn: begin * propose isBegun
            """),
    ]
}

// MARK: - Acts

extension Unmeasured {
    private static let seldom = [
        Unmeasured(
            "Refuses or takes back what a measured act beside it decides, by the same look-ups.",
            """
            ClearName: refuse
            DecideMeasure: end
            EditDraft: withdraw
            ExtendClock: withdraw
            HandleAssignment: sendBackResult
            SuperviseClue: refuse withdraw
            VoidDocument: keep
            """),
        Unmeasured(
            "Several of a measured act, one transaction after the other.",
            """
            Distribute: approve
            """),
        Unmeasured(
            "On one clue or report in many, once: what a superior or a secretary says, what is lent out, whose name is opened.",
            """
            ConcludeSuggestion: *
            ControlFound: move
            DecideMeasure: acknowledge consent
            FollowRecommendation: draft take
            GiveUpParked: *
            JudgeReporter: *
            KeepCheckFile: recordSecretary
            ReadMaterial: *
            ReadSealed: *
            ReconsiderTriage: *
            ReleaseFile: *
            SealedReceipt: record
            ShowExcerpt: propose confirm decide takeCopy
            StatePaper: *
            SuperviseClue: holdToAccount
            UnlockIdentity: ask grant refuse close open
            """),
        Unmeasured(
            "After the end, for the few who object, are threatened or were wronged, and what a reporter says of it.",
            """
            AnswerObjection: record propose approve sendBack keep
            ArchiveFile: takeOut act
            ClearName: complete recordOutcome lookAfter
            ConfirmSecrecy: *
            MarkNoticeRead: *
            RateHandling: *
            TellAccused: *
            WatchProtection: apply open followUp proposeEnd confirmEnd goOn
            """),
        Unmeasured(
            "Steps of the petitions that an organ handles itself, which are few; their acceptance is measured.",
            """
            HandlePetition: tellAcceptance tellExtension openHearing closeHearing proposeOpinion takeBack answer
            PassOnPetition: tellGuidance object
            RatePetition: *
            """),
        Unmeasured(
            "Who stands aside and who interfered: some entries a month; standing aside from a clue is measured.",
            """
            AnswerRecusalRequest: *
            AskRecusal: *
            DecideRecusal: *
            Declarations: add renew end end
            EnterRecusal: *
            NoteInterference: * attach
            PassRecusalRequest: *
            RecordInterference: * *
            """),
        Unmeasured(
            "What leaders do on their days: receptions, instructions, quarters, figures, posts that change hands.",
            """
            Alerts: markRead
            AnalyseTrends: make send brief
            ChangeReception: hold postpone
            ChargeLeader: assign release note
            Distribute: set
            FeedBackQuarter: send
            HandOverPost: *
            KeepInstructions: register check finish holdToAccount
            KeepOutsideOrgans: save
            LogVisit: *
            NameReaders: name
            PlanReception: *
            ProvideData: propose decide deliver
            """),
        Unmeasured(
            "Counts what became of every number of a year: a page of the auditor's.",
            """
            AccountForNumbers: *
            """),
    ]
}
