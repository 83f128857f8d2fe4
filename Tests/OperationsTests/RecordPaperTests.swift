import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Where a record exists its paper is made of it: one number, one truth, and no second paper.
@Suite("papers of records") struct RecordPaperTests {
    private static func refusal(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "done"
        } catch OperationError.refused(let reason, _) {
            return reason.zh
        } catch OperationError.mend(let faults) {
            return faults.map(\.field).joined(separator: ",")
        } catch {
            return "\(error)"
        }
    }

    @Test func `JB-26 JB-13 a notice is printed in the office's own wording, and keeps the one in which it went out`()
        async throws
    {
        try await Desk.open { desk in
            let (receipt, _) = try await desk.triage(.townshipCadre)
            let refused = await Self.refusal {
                _ = try await DraftDocument(desk.context)(.acceptance, on: .report(receipt.id), as: desk.clerk)
            }
            #expect(refused == Paper.RuleID.noticeTells.statement.zh, "no second paper beside the notice")
            let wordings = DocumentWordings(desk.context)
            let text = "本办收到编号{{item}}（{{received_on}}），由{{organ}}受理。{{contact}}\n{{secrecy_duty}}"
            #expect(try await wordings.edit(.acceptance, "甲" + text, as: desk.lead) == 1)
            let notice = try #require(try await Lists(desk.context).notices(as: desk.lead).first?.id)
            let before = try await OpenNotice(desk.context)(notice, as: desk.lead)
            #expect(before.words.paragraphs.first?.zh.hasPrefix("甲本办收到编号420281-2026-XF-") == true)
            #expect(before.words.paragraphs.last?.zh == Notice.secrecyDuty)
            _ = try await ApproveNotice(desk.context)(notice, as: desk.lead)
            #expect(try await wordings.edit(.acceptance, "乙" + text, as: desk.lead) == 2)
            let after = try await OpenNotice(desk.context)(notice, as: desk.lead)
            #expect(after.words.paragraphs == before.words.paragraphs, "the old paper keeps its wording")
            let tracked = try #require(try await TrackReport(desk.context)(receipt.code.text))
            #expect(tracked.notices.map(\.words.paragraphs) == [before.words.paragraphs])
            let history = try await wordings.history(of: .acceptance, as: desk.supervisor)
            #expect(history.map(\.version) == [2, 1] && history.map(\.editedBy) == [desk.lead.staff, desk.lead.staff])
            #expect(history.map { String($0.text.prefix(1)) } == ["乙", "甲"])
            await #expect(throws: OperationError.notFound) {
                _ = try await wordings.history(of: .acceptance, as: desk.holder)
            }
        }
    }

    @Test func `JB-27 the paper of a talk says what was recorded, to the petition office alone`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let early = await Self.refusal {
                _ = try await DraftDocument(desk.context)(.feedbackRecord, on: .clue(clue), as: desk.clerk)
            }
            #expect(early == Paper.RuleID.toldFirst.statement.zh)
            let told = try await desk.complete().clue
            let paper = try await DraftDocument(desk.context)(
                .feedbackRecord, on: .clue(told), fields: [.result: "另一种说法", .objection: "有"], as: desk.clerk)
            try await EditDraft(desk.context)(paper, fields: [.reporterOpinion: "不满意"], as: desk.clerk)
            let opened = try await OpenDocument(desk.context)(paper, as: desk.lead)
            #expect(opened.missing.isEmpty)
            #expect(opened.words.values[.result] == "已告知办理结果" && opened.words.values[.objection] == "无")
            #expect(opened.words.values[.reporterOpinion] == "满意" && opened.words.values[.newEvidence] == "无")
            #expect(opened.words.values[.feedbackPerson] == desk.office.directory[desk.holder.staff]?.name)
            for person in [desk.holder, desk.head, desk.deputy, desk.supervisor] {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    _ = try await OpenDocument(desk.context)(paper, as: person)
                }
            }
            #expect(try await ApproveDocument(desk.context)(paper, as: desk.lead).organCode == "大冶纪信")
        }
    }

    @Test func `JB-23 the report on a result comes after the result, and concludes as that did`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let draft = DraftDocument(desk.context)
            let early = await Self.refusal {
                _ = try await draft(.checkReport, on: .clue(clue), as: desk.holder)
            }
            #expect(early == Paper.RuleID.resultFirst.statement.zh)
            try await desk.finish(clue, .educated)
            let paper = try await draft(
                .checkReport, on: .clue(clue), fields: [.conclusion: "立案审查"], as: desk.holder)
            let words = try await OpenDocument(desk.context)(paper, as: desk.head).words
            #expect(words.values[.conclusion] == Conclusion.educated.told.zh)
        }
    }

    @Test func `DW-archive the index is made of the file, and of the file as it is when it is signed`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.complete()
            let index = try await DraftDocument(desk.context)(
                .archiveIndex, on: .clue(clue), fields: [.attachments: "信件一份"], as: desk.clerk)
            let words = try await OpenDocument(desk.context)(index, as: desk.lead).words
            let papers = words.values[.attachments] ?? ""
            #expect(papers.contains("来件 420281-2026-XF-") && papers.contains("受理告知 大冶纪信〔2026〕"))
            #expect(!papers.contains("信件一份"))
            #expect(papers.contains("集体研究纪要〔2026〕1号") && papers.contains("结果反馈登记，2026年"), "its records too")
            #expect(words.values[.approvals]?.contains("处置意见：") == true)
            #expect(words.values[.handoff]?.contains("签收：") == true)
            for word in Planted.words { #expect(words.paragraphs.allSatisfy { !$0.contains(word) }) }
            let letter = try await DraftDocument(desk.context)(
                .forwarding, on: .clue(clue), fields: [.addressee: "第二监督检查室", .items: "来件一件", .basis: "有关规定"],
                as: desk.clerk)
            let number = try await ApproveDocument(desk.context)(letter, as: desk.lead)
            let refused = await Self.refusal { _ = try await ApproveDocument(desk.context)(index, as: desk.lead) }
            #expect(refused.contains("记录已有变动"), "something came on the file since")
            try await EditDraft(desk.context)(index, fields: [:], as: desk.clerk)
            _ = try await ApproveDocument(desk.context)(index, as: desk.lead)
            let issued = try await OpenDocument(desk.context)(index, as: desk.lead).words
            #expect(issued.paragraphs.contains { $0.contains("转送函 \(number)") })
            #expect(issued.paragraphs.allSatisfy { !$0.contains("归档目录") }, "the index is no part of itself")
        }
    }

    @Test func `GW-9 JB-34 a recommendation and its papers count in one series, whichever was void`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let follow = FollowRecommendation(desk.context)
            func recommend(_ kind: Recommendation.Kind) async throws -> RecommendationRecord.ID {
                let text = Recommendation.Text(
                    addressee: kind == .discipline ? "保安镇党委" : "保安镇人民政府", facts: "制度缺失", findings: "经查属实",
                    advice: "健全制度")
                let id = try await follow.draft(
                    FollowRecommendation.Draft(
                        kind: kind, ground: .foundInHandling, clue: clue, text: text, namesNoReporter: true),
                    as: desk.holder)
                try await follow.take(.approve, id, as: desk.head)
                return id
            }
            func paper(of id: RecommendationRecord.ID) async throws -> (id: Paper.ID, number: DocumentNumber) {
                let paper = try await DraftDocument(desk.context)(
                    .disciplineRecommendation, on: .clue(clue), from: id.rawValue,
                    fields: [.legalBasis: "有关规定", .advice: "另一条建议"], as: desk.holder)
                return (paper, try await ApproveDocument(desk.context)(paper, as: desk.head))
            }
            func void(_ paper: Paper.ID) async throws {
                try await VoidDocument(desk.context).propose(paper, reason: "主送有误", as: desk.holder)
                try await VoidDocument(desk.context).confirm(paper, as: desk.head)
            }
            let id = try await recommend(.discipline)
            let first = try await paper(of: id)
            #expect(first.number.sequence == 1)
            let words = try await OpenDocument(desk.context)(first.id, as: desk.head).words
            #expect(words.values[.advice] == "健全制度", "the paper says what the head approved")
            let again = await Self.refusal { _ = try await paper(of: id) }
            #expect(again == "所依据的督办（建议、催办）已有文书", "one recommendation, one paper")
            try await void(first.id)
            let second = try await paper(of: id)
            #expect(second.number.sequence == 2, "the void paper keeps number 1")
            try await follow.take(.issue, id, as: desk.holder)
            #expect(try await follow.open(id, as: desk.head).record.number == second.number)
            try await void(second.id)
            let third = try await paper(of: id)
            #expect(third.number.sequence == 3)
            #expect(try await follow.open(id, as: desk.head).record.number == third.number, "one number for both")
            let succession = try await OpenDocument(desk.context)(second.id, as: desk.head).succession
            #expect(succession.replaces == NumberedPaper(id: first.id, number: first.number))
            #expect(succession.replacedBy == NumberedPaper(id: third.id, number: third.number))
            let next = try await recommend(.discipline)
            try await follow.take(.issue, next, as: desk.holder)
            #expect(try await follow.open(next, as: desk.head).record.number?.sequence == 4)
            let other = try await recommend(.supervision)
            try await follow.take(.issue, other, as: desk.holder)
            #expect(try await follow.open(other, as: desk.head).record.number?.description == "大冶监建〔2026〕1号")
            let twice = try await desk.texts(
                """
                select x.code_word || x.number
                from casework.issued_numbers('O420281', '4202') as x
                group by x.code_word, x.year, x.number
                having count(distinct x.holder_id) > 1
                """)
            #expect(twice.isEmpty)
        }
    }

    @Test func `JB-39 a county's letter never says it, though a prefecture found it and whoever holds the matter`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            try await desk.finish(clue, .closedUnfounded)
            let judge = JudgeReporter(desk.context)
            try await judge(
                .proposeMalice(Malice.Draft(purpose: .determination, benefits: [.post], words: "材料系伪造。")),
                on: clue, as: desk.holder)
            let requests = try await OpenMerit(desk.context)(clue, as: desk.head).requests
            let request = try #require(requests.first?.record.malice.id)
            try await judge(.endorseMalice(request, isSentUp: true), on: clue, as: desk.head)
            let answer = Malice.Answer(level: .city, on: desk.today)
            try await judge(
                .recordMalice(request, isApproved: true, answer, nil, organ: "某市纪委监委", number: "1号"), on: clue,
                as: desk.supervisor)
            try await ClearName(desk.context).propose(
                Clarification.Draft(
                    finding: .untrue, trigger: .selection, form: .written, inaccuracy: .malicious, person: "某某",
                    unit: "保安镇党委", statement: "违规领取补贴"),
                on: clue, as: desk.holder)
            let opened = try await OpenAftercare(desk.context)(clue, as: desk.holder)
            let clearing = try #require(opened.clarifications.first?.record.clarification.id)
            try await ClearName(desk.context).approve(clearing, as: desk.head)
            let draft = DraftDocument(desk.context)
            let refused = await Self.refusal {
                _ = try await draft(
                    .clarification, on: .clue(clue), fields: [.addressee: "保安镇党委", .legalBasis: "系诬告陷害"],
                    as: desk.holder)
            }
            #expect(refused == "legal_basis")
            let indiscreet = await Self.refusal {
                _ = try await draft(
                    .clarification, on: .clue(clue), fields: [.addressee: "保安镇党委", .legalBasis: "根据核查组谈话记录"],
                    as: desk.holder)
            }
            #expect(indiscreet == "legal_basis", "JB-50: nothing of the check")
            let paper = try await draft(
                .clarification, on: .clue(clue),
                fields: [.addressee: "保安镇党委", .legalBasis: "有关规定", .falseFacts: "另一件事"], as: desk.holder)
            _ = try await ApproveDocument(desk.context)(paper, as: desk.head)
            let letter = try await OpenDocument(desk.context)(paper, as: desk.head).words
            #expect(letter.values[.falseFacts] == "违规领取补贴", "the letter says what the head approved")
            #expect(letter.paragraphs.allSatisfy { !ClarificationWords.saysFalseAccusation($0) })

            // The county holds it, and the city issues the paper: the city's level counts.
            let held = try await desk.passedDown()
            for person in [desk.citySupervisor, desk.supervisor] {
                try await SuperviseClue(desk.context).remind(held, as: person)
            }
            var reminder: [DocumentField: String] = [
                .addressee: "大冶市纪委监委", .supervisionReason: "超过期限未办结", .demand: "请报告诬告陷害的处理情况",
                .deadline: "2026年4月1日",
            ]
            _ = try await draft(.reminder, on: .clue(held), fields: reminder, as: desk.citySupervisor)
            reminder[.addressee] = "第二监督检查室"
            let own = await Self.refusal {
                _ = try await draft(.reminder, on: .clue(held), fields: reminder, as: desk.supervisor)
            }
            #expect(own == "demand", "the county's own paper on the same matter")
        }
    }

    @Test func `JB-16 the letter of what was passed on is written before the organ below has looked at it`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.forwarded()
            let subject = PaperSubject.report(receipt.id)
            let lists = DocumentLists(desk.context)
            let file = try await lists.onFile(of: subject, as: desk.cityLead)
            #expect(file.kinds.contains(.forwarding) && !file.kinds.contains(.acceptance))
            let values = try await lists.prefilled(.forwarding, on: subject, as: desk.cityLead)
            #expect(values[.addressee] == desk.office.directory[desk.office.county]?.name)
            let typed = values.filter { if case .typed = $0.key.source { true } else { false } }
            let paper = try await DraftDocument(desk.context)(
                .forwarding, on: subject, fields: typed, as: desk.cityLead)
            let number = try await ApproveDocument(desk.context)(paper, as: desk.cityDeputy)
            #expect(number.description == "黄石纪函〔2026〕1号")
            let text = try await OpenDocument(desk.context)(paper, as: desk.cityDeputy).words.paragraphs.joined()
            for word in Planted.words { #expect(!text.contains(word)) }
            for person in [desk.lead, desk.head, desk.clerk] {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    _ = try await OpenDocument(desk.context)(paper, as: person)
                }
            }
        }
    }

    @Test func `JB-47 what is recorded for a paper holds no number that gives the reporter away`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let text = Recommendation.Text(
                addressee: "保安镇党委", facts: "制度缺失", findings: "请联系13871234567", advice: "健全制度")
            let draft = FollowRecommendation.Draft(
                kind: .discipline, ground: .foundInHandling, clue: clue, text: text, namesNoReporter: true)
            let refused = await Self.refusal {
                _ = try await FollowRecommendation(desk.context).draft(draft, as: desk.holder)
            }
            #expect(refused == "findings")
        }
    }
}
