import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// What rooms find, what a report says was breached, rewards and requests, data and analyses: against a real database.
@Suite struct FoundClueTests {
    private static func draft(unit: String = "保安镇", post: String = "副镇长") -> FoundDraft {
        FoundDraft(
            origin: .foundInCase, foundOn: CivilDate(year: 2026, month: 3, day: 2) ?? .epoch,
            accused: [AccusedDraft(name: "甲某", unit: unit, post: post)],
            summary: "办理另案时发现其多次收受管理服务对象礼金，时间、地点、金额均有记录。", breaches: [.integrity],
            isFreeOfStateSecrets: true)
    }

    @Test func `SS-172 what is in the room's own scope is its clue at once, filed with case supervision`() async throws
    {
        try await Desk.open { desk in
            let found = try await RegisterFound(desk.context)(Self.draft(), form: "f1", as: desk.holder)
            #expect(found.found.state == .filed(by: desk.holder.staff))
            let control = ControlFound(desk.context)
            let line = try #require(try await control.list(as: desk.supervisor).first)
            let clue = try #require(line.clue)
            #expect(clue.room == desk.holder.room && clue.origin == .foundInCase && clue.breaches == [.integrity])
            #expect(line.mayNote && !line.mayMove)
            #expect(try await control.list(as: desk.member("O420281-J1")).isEmpty, "another room")
            try await control.note(found.found.id, as: desk.supervisor)
            await #expect(throws: OperationError.self, "once") {
                try await control.note(found.found.id, as: desk.supervisor)
            }
            await #expect(throws: OperationError.alreadyReceived) {
                _ = try await RegisterFound(desk.context)(Self.draft(), form: "f1", as: desk.holder)
            }
        }
    }

    @Test func `SS-172 what belongs to another room goes there through case supervision`() async throws {
        try await Desk.open { desk in
            let other = desk.member("O420281-J1")
            let found = try await RegisterFound(desk.context)(Self.draft(), form: "f2", as: other)
            #expect(found.found.state == .handed(by: other.staff))
            let control = ControlFound(desk.context)
            await #expect(throws: OperationError.self) { try await control.move(found.found.id, as: other) }
            try await control.move(found.found.id, as: desk.supervisor)
            let clue = try #require(try await control.list(as: desk.supervisor).first?.clue)
            #expect(clue.room == desk.holder.room)
        }
    }

    @Test func `JB-15 SS-172 what must go up sealed is not kept, and a registrar registers nothing here`() async throws
    {
        try await Desk.open { desk in
            let register = RegisterFound(desk.context)
            await #expect(throws: OperationError.self) {
                _ = try await register(
                    Self.draft(unit: "大冶市纪委监委", post: "大冶市纪委书记"), form: "f3", as: desk.holder)
            }
            await #expect(throws: OperationError.self) {
                _ = try await register(Self.draft(), form: "f4", as: desk.clerk)
            }
            let listed = try await ControlFound(desk.context).list(as: desk.supervisor)
            #expect(listed.isEmpty)
        }
    }

    /// On the head of a village that the first supervision room looks after.
    private static var ofVillage: FoundDraft {
        var draft = draft(unit: "金湖街道沙洲村", post: "村党支部书记")
        draft.microCorruption = true
        return draft
    }

    @Test func `HS-29 DW-18 what a room finds is as urgent as its facts, and its dangers are told before it is moved`()
        async throws
    {
        try await Desk.open { desk in
            let (register, control) = (RegisterFound(desk.context), ControlFound(desk.context))
            var draft = Self.ofVillage
            draft.riskFlags = [.evidenceDestruction]
            let found = try await register(draft, form: "f5", as: desk.holder)
            #expect(found.found.state == .handed(by: desk.holder.staff))
            for leader in [desk.head, desk.deputy] {
                #expect(try await Alerts(desk.context).list(as: leader).map(\.grounds) == [[.evidenceDestruction]])
            }
            try await control.move(found.found.id, as: desk.supervisor)
            let clue = try #require(try await control.list(as: desk.supervisor).first?.clue)
            #expect(clue.priority == .urgent && clue.microCorruption)

            var ofCounty = Self.draft()
            ofCounty.microCorruption = true
            _ = try await register(ofCounty, form: "f6", as: desk.holder)
            let ordinary = try #require(try await Lists(desk.context).board(.toClaim, as: desk.holder).first?.clue)
            #expect(!ordinary.microCorruption, "the post decides, not the tick")
            #expect(ordinary.priority == .normal)
        }
    }

    @Test func `HS-26 SS-172 a colleague who turns out to be accused in what a room found takes it from the organ`()
        async throws
    {
        try await Desk.open { desk in
            let found = try await RegisterFound(desk.context)(Self.draft(), form: "f7", as: desk.holder)
            let listed = try #require(try await ControlFound(desk.context).list(as: desk.supervisor).first)
            let clue = try #require(listed.clue).clue.id
            try await HandleClue(desk.context).claim(clue, as: desk.holder)
            var colleague = AccusedDraft(name: "哨兵同事", unit: "大冶市纪委监委", post: "第一监督检查室干部")
            colleague.standing = desk.context.directory.standing(of: colleague, seenFrom: desk.office.county)
            let outcome = try await CorrectAccused(desk.context)(found.report, added: [colleague], as: desk.holder)
            #expect(outcome == .outOfSight)
            await #expect(throws: OperationError.notFound) { try await OpenClue(desk.context)(clue, as: desk.holder) }
            #expect(try await ControlFound(desk.context).list(as: desk.supervisor).isEmpty)
        }
    }

    @Test func `JC-16 SS-172 what a room found and the head does not take up goes to the township`() async throws {
        try await Desk.open { desk in
            let finder = desk.member("O420281-J1", 1)
            let found = try await RegisterFound(desk.context)(Self.ofVillage, form: "f8", as: finder)
            #expect(found.found.state == .filed(by: finder.staff))
            let waiting = try await Lists(desk.context).measures(waiting: true, as: desk.head).map { $0 }
            let measure = try #require(waiting.first)
            try await DecideMeasure(desk.context).refuse(measure.id, as: desk.head)
            let clues = try await desk.texts(
                "select organ_id || ' ' || state || ' ' || rule from casework.clue order by organ_id")
            #expect(clues == ["O420281 returned micro_corruption", "T42028103J routed forward_down"])
        }
    }

    @Test func `SS-172 what waits for case supervision stands first, the oldest before the others`() async throws {
        try await Desk.open { desk in
            let (register, control) = (RegisterFound(desk.context), ControlFound(desk.context))
            var found: [FoundClue.ID] = []
            for form in ["f9", "f10", "f11"] {
                found.append(try await register(Self.draft(), form: form, as: desk.holder).found.id)
                desk.office.clock.advance(days: 1)
            }
            try await control.note(found[2], as: desk.supervisor)
            let listed = try await control.list(as: desk.supervisor).map(\.record.found.id)
            #expect(listed == found)
        }
    }

    @Test func `JB-4 what triage says was breached is carried to the clue and filters the board`() async throws {
        try await Desk.open { desk in
            var opinion = TriageOpinion.accusation
            opinion.breaches = [.corruption, .integrity]
            let (_, clue) = try await desk.routed(.townshipCadre, opinion)
            func board(_ breach: Breach) async throws -> [Clue.ID] {
                try await Lists(desk.context).board(.all, BoardFilter(breach: breach), as: desk.holder)
                    .map(\.clue.clue.id)
            }
            #expect(try await board(.corruption) == [clue])
            #expect(try await board(.waste).isEmpty)
        }
    }

    @Test func `JB-28 a reward is suggested by the holder, approved by the head and recorded`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await desk.claimed()
            try await desk.finish(clue)
            let judge = JudgeReporter(desk.context)
            let step = JudgeReporter.Step.proposeReward(Reward.Draft(ground: .majorCase, words: "提供了关键线索。"))
            await #expect(throws: OperationError.self, "nobody made sure of the name") {
                try await judge(step, on: clue, as: desk.holder)
            }
            try await desk.office.plant(
                "update casework.report set signature = 'real_name_verified' where report_id = '\(receipt.id.rawValue)'"
            )
            try await judge(step, on: clue, as: desk.holder)
            let open = OpenMerit(desk.context)
            let reward = try #require(try await open(clue, as: desk.head).rewards.first)
            #expect(reward.mayDecide && reward.record.words == "提供了关键线索。")
            try await judge(.decideReward(reward.record.reward.id, isApproved: true), on: clue, as: desk.head)
            try await judge(
                .recordReward(reward.record.reward.id, isGranted: true, on: desk.today, "大冶市委 1号"), on: clue,
                as: desk.supervisor)
            let after = try #require(try await open(clue, as: desk.supervisor).rewards.first)
            #expect(after.record.outcome == "大冶市委 1号" && !after.mayRecord)
            await #expect(throws: OperationError.notFound) { _ = try await open(clue, as: desk.cityLead) }
        }
    }

    @Test func `JB-48 what is asked about a reporter a deputy decides where the head stands aside`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .closedUnfounded)
            let judge = JudgeReporter(desk.context)
            try await judge(
                .proposeMalice(Malice.Draft(purpose: .determination, words: "材料系伪造。")), on: clue, as: desk.holder)
            let open = OpenMerit(desk.context)
            let asked = try #require(try await open(clue, as: desk.deputy).requests.first)
            #expect(!asked.mayEndorse, "the head decides")
            let answer = JudgeReporter.Step.endorseMalice(asked.record.malice.id, isSentUp: true)
            await #expect(throws: OperationError.self) { try await judge(answer, on: clue, as: desk.deputy) }
            for head in desk.everybody(in: desk.office.county) where head.roles.contains(.head) {
                try await HandleClue(desk.context).standAside(clue, as: head)
            }
            #expect(try await open(clue, as: desk.deputy).requests.first?.mayEndorse == true)
            try await judge(answer, on: clue, as: desk.deputy)
        }
    }

    @Test func `JB-39 a county asks, and a prefecture's answer is recorded`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .closedUnfounded)
            let judge = JudgeReporter(desk.context)
            try await judge(
                .proposeMalice(Malice.Draft(purpose: .determination, benefits: [.post], words: "材料系伪造。")),
                on: clue, as: desk.holder)
            let open = OpenMerit(desk.context)
            let id = try #require(try await open(clue, as: desk.head).requests.first?.record.malice.id)
            try await judge(.endorseMalice(id, isSentUp: true), on: clue, as: desk.head)
            func record(_ level: Level) async throws {
                try await judge(
                    .recordMalice(
                        id, isApproved: true, Malice.Answer(level: level, on: desk.today), nil, organ: "某市纪委监委",
                        number: "1号"), on: clue, as: desk.supervisor)
            }
            await #expect(throws: OperationError.self) { try await record(.county) }
            try await record(.city)
            let after = try #require(try await open(clue, as: desk.supervisor).requests.first)
            #expect(after.record.inaccuracy == .malicious && after.mayAdvise)
            #expect(after.record.paper?.number == "1号")
        }
    }

    @Test func `JB-32 data is approved by the head, taken once, and names nobody`() async throws {
        try await Desk.open { desk in
            _ = try await desk.routed()
            let provide = ProvideData(desk.context)
            let township = try #require(desk.context.directory.townships.first { $0.name == "保安镇" })
            let day = desk.today
            let id = try await provide.propose(
                .init(
                    scope: .township(township.id), from: day.adding(days: -30), to: day, team: "巡察一组", purpose: "巡察"),
                as: desk.supervisor)
            @Sendable func encode(_ record: ProvisionRecord, _ rows: [ProvisionRow]) -> [UInt8] {
                Array(rows.map { $0.number.text(of: $0.receiver) }.joined(separator: "\n").utf8)
            }
            await #expect(throws: OperationError.self, "before it is approved") {
                _ = try await provide.deliver(id, as: desk.supervisor, encode: encode)
            }
            try await provide.decide(id, isApproved: true, as: desk.head)
            let taken = try await provide.deliver(id, as: desk.supervisor, encode: encode)
            #expect(!taken.file.isEmpty)
            await #expect(throws: OperationError.self, "once") {
                _ = try await provide.deliver(id, as: desk.supervisor, encode: encode)
            }
            let line = try #require(try await provide.list(as: desk.head).first?.record)
            #expect(line.rowCount == 1 && line.fileHash?.count == 32)
            #expect(try await provide.list(as: desk.cityLead).isEmpty)
        }
    }

    @Test func `JB-31 an analysis shows nothing small, and the organ above reads it once it was sent`() async throws {
        try await Desk.open { desk in
            _ = try await desk.routed()
            let analyse = AnalyseTrends(desk.context)
            let quarter = TrendPeriod.quarter(Quarter(containing: desk.today))
            await #expect(throws: OperationError.self, "the quarter is not over") {
                try await analyse.make(quarter, "平稳", as: desk.lead)
            }
            desk.office.clock.advance(seconds: 40 * 86_400)
            let id = try await analyse.make(quarter, "平稳", as: desk.lead)
            await #expect(throws: OperationError.stale, "one a quarter") {
                try await analyse.make(quarter, "平稳", as: desk.supervisor)
            }
            let opened = try await analyse.open(id, as: desk.head)
            let total = try #require(opened.figures.first { $0.dimension == .total })
            #expect(total.latest == nil && opened.record.words == "平稳")
            await #expect(throws: OperationError.notFound) { _ = try await analyse.open(id, as: desk.cityLead) }
            try await analyse.send(id, as: desk.head)
            #expect(try await analyse.open(id, as: desk.cityLead).record.period == quarter)
        }
    }
}
