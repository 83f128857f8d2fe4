import Casework
import Testing

@Suite("JB-10, JB-13, JB-24, DW-19, DW-length hand-ins at the desk and the public page")
struct HandInTests {
    static let today = CivilDate(iso: "2026-11-23") ?? .epoch

    static func draft(_ change: (inout ReportDraft) -> Void = { _ in }) -> ReportDraft {
        var draft = ReportDraft(
            channel: .letter, receivedOn: today,
            accused: [AccusedDraft(name: "某甲", unit: "某某镇", post: "副镇长")], place: "某某镇", summary: "插手工程"
        )
        change(&draft)
        return draft
    }

    static func decide(
        _ draft: ReportDraft, accused: [Triage.Accused] = [], isFreeOfStateSecrets: Bool = true
    ) -> Receive.Decision {
        Receive.decide(
            Receive.Input(
                draft: draft, accused: accused, receiverLevel: .county, today: today,
                isFreeOfStateSecrets: isFreeOfStateSecrets
            )
        )
    }

    @Test func `JB-10 a whole hand-in is registered, of every channel`() {
        for channel in Channel.allCases {
            #expect(
                Self.decide(
                    Self.draft { draft in
                        draft = ReportDraft(
                            channel: channel, receivedOn: draft.receivedOn, accused: draft.accused,
                            summary: draft.summary
                        )
                        if channel == .transfer { draft.transfer = TransferIn(source: .audit) }
                    }) == .register)
        }
    }

    static func passedOn(_ transfer: TransferIn) -> ReportDraft {
        let plain = draft()
        var draft = ReportDraft(
            channel: .transfer, receivedOn: plain.receivedOn, accused: plain.accused, summary: plain.summary)
        draft.transfer = transfer
        return draft
    }

    @Test(arguments: TransferIn.Source.allCases)
    func `SS-171 JB-16 the source decides which clock runs`(source: TransferIn.Source) {
        #expect(source.clock == (source == .superior ? .forwardAccept : .forwardOther))
        #expect(Self.decide(Self.passedOn(TransferIn(source: source, letterOn: Self.today))) == .register)
    }

    /// What is wrong, and the one rule and field that must say so.
    static let faults: [(name: String, draft: ReportDraft, rule: Receive.RuleID, field: Receive.Field)] = [
        ("JB-10 tomorrow", draft { $0.receivedOn = today.adding(days: 1) }, .date, .receivedOn),
        ("JB-10 long ago", draft { $0.receivedOn = today.adding(months: -25) }, .date, .receivedOn),
        (
            "SS-171 no transfer", draft { $0.transfer = TransferIn(source: .audit) }, .transfer, .transferSource
        ),
        (
            "SS-171 nobody passed it on",
            draft { draft in
                draft = passedOn(TransferIn(source: .audit))
                draft.transfer = nil
            }, .transfer, .transferSource
        ),
        (
            "SS-171 a letter of tomorrow",
            draft { draft in
                draft = passedOn(TransferIn(source: .audit, letterOn: today.adding(days: 1)))
            }, .transfer, .transferDay
        ),
        (
            "SS-171 a letter with a long number",
            draft { draft in
                draft = passedOn(TransferIn(source: .audit, letterNumber: String(repeating: "字", count: 101)))
            }, .transfer, .transferNumber
        ),
        ("JB-10 nothing said", draft { $0.summary = " \n　" }, .summary, .summary),
        ("JB-13 nobody named", draft { ($0.accused, $0.place, $0.summary) = ([], "", "坏") }, .accusedOrFacts, .accused),
        (
            "JB-13 blanks name nobody",
            draft { draft in
                (draft.accused, draft.place) = ([AccusedDraft(name: " ", unit: "　", post: "\n")], " ")
                draft.summary = "坏    "
            }, .accusedOrFacts, .accused
        ),
        (
            "JB-24 a phone behind a blank", draft { $0.reporter = ReporterDraft(name: " ", phone: "19900001234") },
            .reporter, .reporterName
        ),
        ("JB-24 a phone alone", draft { $0.reporter.phone = "19900001234" }, .reporter, .reporterName),
        ("DW-length summary", draft { $0.summary = String(repeating: "字", count: 2_001) }, .length, .summary),
        ("DW-length text", draft { $0.text = String(repeating: "字", count: 20_001) }, .length, .text),
        ("DW-length accused", draft { $0.accused = Array(repeating: $0.accused[0], count: 21) }, .length, .accused),
    ]

    @Test(arguments: faults.indices)
    func `each mistake is told at its field, in both languages`(index: Int) throws {
        let fault = Self.faults[index]
        guard case .mend(let found) = Self.decide(fault.draft) else {
            Issue.record("\(fault.name) passed")
            return
        }
        let only = try #require(found.first)
        #expect(found.count == 1 && only.rule == fault.rule && only.field == fault.field, "\(fault.name)")
        #expect(!only.message.zh.isEmpty && !only.message.en.isEmpty)
    }

    @Test func `JB-24 a word for no phone is none, and needs no name`() {
        for phone in ["无", "不详", " / ", "0"] {
            #expect(Self.decide(Self.draft { $0.reporter.phone = phone }) == .register, "\(phone)")
        }
    }

    @Test func `JB-10 a day of receipt lies neither ahead nor two years back, to the day`() {
        for (day, isSound) in [
            ("2026-11-23", true), ("2026-11-24", false), ("2024-11-23", true), ("2024-11-22", false),
        ] {
            let fault = CivilDate(iso: day).flatMap { Receive.fault(ofDay: $0, today: Self.today) }
            #expect((fault == nil) == isSound, "\(day)")
        }
    }

    @Test func `all mistakes are told at once`() {
        let draft = Self.draft { draft in
            draft.receivedOn = Self.today.adding(days: 1)
            draft.reporter.phone = "19900001234"
            draft.summary = ""
        }
        guard case .mend(let found) = Self.decide(draft, isFreeOfStateSecrets: false) else {
            Issue.record("nothing was found")
            return
        }
        #expect(found.map(\.rule) == [.stateSecret, .date, .summary, .reporter])
    }

    @Test func `JB-15 what must not be entered is told before any mistake`() {
        let upper = Triage.Accused(managedAt: .city, postLevel: .county)
        let draft = Self.draft { $0.summary = "" }
        #expect(Self.decide(draft, accused: [upper]) == .sealUp(.upperLevel))
        let head = Triage.Accused(
            managedAt: .county, isDisciplineStaff: true, isHeadOfDisciplineOrgan: true, isOwnHead: true)
        #expect(Self.decide(draft, accused: [upper, head]) == .sealUp(.ownHead))
    }

    @Test func `every rule id is listed exactly once`() {
        #expect(
            Receive.rules.map(\.id).sorted { $0.rawValue < $1.rawValue }
                == Receive.RuleID.allCases.sorted { $0.rawValue < $1.rawValue })
    }

    @Test(arguments: [
        ("", "", "", ReporterSignature.anonymous), ("某乙", "", "", .unverifiable),
        ("某乙", "19900001234", "", .realNameClaimed),
        ("某乙", "", "某某村三组", .realNameClaimed), (" ", "19900001234", "", .anonymous),
        ("某乙", "无", "不详", .unverifiable), ("某乙", " — ", "", .unverifiable), ("无", "19900001234", "", .unverifiable),
        ("匿名", "19900001234", "", .unverifiable), ("不愿透露姓名", "", "某某村三组", .unverifiable),
    ])
    func `JB-24 JB-30 a name and a way to reach its bearer make a real name, and a word for none does not`(
        name: String, phone: String, address: String, signature: ReporterSignature
    ) {
        #expect(ReporterDraft(name: name, phone: phone, address: address).signature == signature)
    }
}
