import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Orders, assignments, recommendations and clearings bring their documents with them.
@Suite struct DocumentSeamTests {
    private func filled(
        _ kind: DocumentKind, on clue: Clue.ID, from record: String, _ desk: Desk, as caller: StaffCaller
    ) async throws -> [DocumentField: String] {
        try await DocumentLists(desk.context).prefilled(kind, on: .clue(clue), from: record, as: caller)
    }

    @Test func `ZJ-35 ZJ-28 JB-27 the file fills in its papers: report and signatures, whom a letter asks, the talk`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let (handle, lists) = (HandleClue(desk.context), DocumentLists(desk.context))
            try await handle.propose(clue, .check(.preliminaryVerification), studiedOn: desk.today, as: desk.holder)
            let request = try await lists.prefilled(.verificationRequest, on: .clue(clue), as: desk.holder)
            #expect(request[.proposal] == "同意承办人意见")
            try await handle.approvePlan(clue, as: desk.deputy)
            try await desk.context.checkAndSign(clue, .end(.educated), by: desk.holder)
            let report = try await lists.prefilled(.verificationReport, on: .clue(clue), as: desk.holder)
            #expect(report[.findings] == "结果示例" && report[.doubts] == "疑点示例")
            #expect(report[.signatures]?.contains("、") == true, "both members signed")
            let (_, other) = try await desk.claimed()
            try await handle.propose(other, .check(.talkOrLetter), studiedOn: desk.today, as: desk.holder)
            try await handle.approvePlan(other, as: desk.deputy)
            let letter = try await lists.prefilled(.inquiryLetter, on: .clue(other), as: desk.holder)
            #expect(letter[.addressee] == Planted.accused)
        }
    }

    @Test func `JB-22 each reason of an order has its words in the letter`() {
        #expect(DocumentField.supervisionReason.offered.count == Supervision.Reason.allCases.count)
    }

    @Test func `JB-22 the organ above writes and signs the order's letter without reading the report`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.passedDown()
            let supervise = SuperviseClue(desk.context)
            desk.office.clock.advance(days: 60)
            _ = try await WatchClocks(desk.context)()
            try await supervise.propose(clue, .overdue, [.letter], demand: "请报送核查方案", as: desk.citySupervisor)
            let opened = try await OpenSupervision(desk.context)(clue, as: desk.cityDeputy)
            let order = try #require(opened.orders.first?.record.order.id)
            try await supervise.approve(order, as: desk.cityDeputy)
            let values = try await filled(
                .supervisionOrder, on: clue, from: order.rawValue, desk, as: desk.citySupervisor)
            #expect(values[.addressee] == desk.office.directory[desk.office.county]?.name)
            #expect(values[.demand] == "请报送核查方案" && values[.supervisionReason] == "超过期限未办结")
            #expect(values[.deadline]?.hasSuffix("日") == true)
            let file = try await DocumentLists(desk.context).onFile(of: .clue(clue), as: desk.citySupervisor)
            #expect(file.kinds.contains(.supervisionOrder) && !file.kinds.contains(.archiveIndex))
            let typed = values.filter { if case .typed = $0.key.source { true } else { false } }
            let paper = try await DraftDocument(desk.context)(
                .supervisionOrder, on: .clue(clue), fields: typed, as: desk.citySupervisor)
            for person in [desk.deputy, desk.head, desk.lead, desk.supervisor, desk.cityHead] {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    _ = try await OpenDocument(desk.context)(paper, as: person)
                }
            }
            let lists = DocumentLists(desk.context)
            #expect(try await lists.register(limit: 5, as: desk.cityDeputy).map(\.id) == [paper])
            let before = try await OpenDocument(desk.context)(paper, as: desk.cityDeputy)
            #expect(before.acts.contains(.approve) && before.missing.isEmpty)
            await #expect(throws: OperationError.self, "who wrote it does not sign it") {
                _ = try await ApproveDocument(desk.context)(paper, as: desk.citySupervisor)
            }
            let number = try await ApproveDocument(desk.context)(paper, as: desk.cityDeputy)
            let after = try await OpenSupervision(desk.context)(clue, as: desk.cityDeputy)
            #expect(after.orders.first?.record.number == number, "GW-9: the letter bears the order's number")
            let issued = try await OpenDocument(desk.context)(paper, as: desk.citySupervisor)
            #expect(issued.words.paragraphs.joined().contains("请报送核查方案"))
            #expect(issued.acts.contains(.print))
            #expect(try await PrintDocument(desk.context)(paper, as: desk.citySupervisor) == 1)
        }
    }

    @Test func `HS-26 no letter of an organ above is opened by who must not know of the matter`() async throws {
        try await Desk.open { desk in
            let clue = try await desk.passedDown()
            try await SuperviseClue(desk.context).remind(clue, as: desk.citySupervisor)
            let paper = try await DraftDocument(desk.context)(
                .reminder, on: .clue(clue),
                fields: [
                    .addressee: "大冶市纪委监委", .supervisionReason: "超过期限未办结", .demand: "请回复", .deadline: "2026年4月1日",
                ], as: desk.citySupervisor)
            _ = try await OpenDocument(desk.context)(paper, as: desk.cityDeputy)
            try await desk.script(
                """
                update casework.clue set barred_staff_ids = array['\(desk.cityDeputy.staff.rawValue)']
                where clue_id = '\(clue.rawValue)'
                """)
            await #expect(throws: OperationError.notFound) {
                _ = try await OpenDocument(desk.context)(paper, as: desk.cityDeputy)
            }
            #expect(try await DocumentLists(desk.context).register(limit: 5, as: desk.cityDeputy).isEmpty)
        }
    }

    @Test func `JB-20 an assignment's letter names the organ and what it asks, and the deputy signs it`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let measure = try await ProposeMeasure(desk.context)(
                clue, .assign(to: Organ.ID("T42028103J")), as: desk.supervisor)
            try await DecideMeasure(desk.context).approve(measure, as: desk.deputy)
            let found = try await Lists(desk.context).assignments(as: desk.lead).page.first
            let id = try #require(found?.id)
            let values = try await filled(.assignment, on: clue, from: id.rawValue, desk, as: desk.lead)
            #expect(values[.addressee] == desk.office.directory[Organ.ID("T42028103J")]?.name)
            #expect(values[.requirement] == "三个月内报告结果" && values[.deadline] != nil)
            let typed = values.filter { if case .typed = $0.key.source { true } else { false } }
            let paper = try await DraftDocument(desk.context)(
                .assignment, on: .clue(clue), fields: typed, as: desk.lead)
            _ = try await ApproveDocument(desk.context)(paper, as: desk.deputy)
            await #expect(throws: OperationError.notFound, "its own organ's paper") {
                _ = try await OpenDocument(desk.context)(paper, as: desk.township.lead)
            }
        }
    }

    @Test func `JB-34 JB-50 a recommendation and a clearing fill their documents, of their own clue alone`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let text = Recommendation.Text(addressee: "保安镇党委", facts: "制度缺失", findings: "经查属实", advice: "健全制度")
            let draft = FollowRecommendation.Draft(
                kind: .discipline, ground: .foundInHandling, clue: clue, text: text, namesNoReporter: true)
            let id = try await FollowRecommendation(desk.context).draft(draft, as: desk.holder)
            let kind = DocumentKind.disciplineRecommendation
            await #expect(throws: OperationError.self, "JB-34: not before the head approved") {
                _ = try await filled(kind, on: clue, from: id.rawValue, desk, as: desk.holder)
            }
            try await FollowRecommendation(desk.context).take(.approve, id, as: desk.head)
            try await FollowRecommendation(desk.context).take(.issue, id, as: desk.holder)
            let values = try await filled(kind, on: clue, from: id.rawValue, desk, as: desk.holder)
            #expect(values[.addressee] == "保安镇党委" && values[.unitFacts] == "制度缺失")
            #expect(values[.evidence] == "经查属实" && values[.advice] == "健全制度")
            await #expect(throws: OperationError.self, "another kind's") {
                _ = try await filled(.supervisionRecommendation, on: clue, from: id.rawValue, desk, as: desk.holder)
            }
            let (_, second) = try await desk.claimed(.townshipCadre)
            await #expect(throws: OperationError.self, "another clue's") {
                _ = try await filled(kind, on: second, from: id.rawValue, desk, as: desk.holder)
            }
            var typed = values.filter { if case .typed = $0.key.source { true } else { false } }
            typed[.legalBasis] = "有关规定"
            let paper = try await DraftDocument(desk.context)(
                kind, on: .clue(clue), from: id.rawValue, fields: typed, as: desk.holder)
            let number = try await ApproveDocument(desk.context)(paper, as: desk.head)
            let issued = try await FollowRecommendation(desk.context).open(id, as: desk.head).record.number
            #expect(number == issued, "GW-9: one number for the recommendation and its paper")
            let twice = try await desk.texts(
                """
                select x.code_word || x.number
                from casework.issued_numbers('O420281', '4202') as x
                group by x.code_word, x.year, x.number
                having count(distinct x.holder_id) > 1
                """)
            #expect(twice.isEmpty, "GW-9: no number is given twice")

            try await desk.finish(clue, .closedUnfounded)
            try await ClearName(desk.context).propose(
                Clarification.Draft(
                    finding: .untrue, trigger: .selection, form: .written, person: "某某", unit: "保安镇党委",
                    statement: "违规领取补贴"),
                on: clue, as: desk.holder)
            let after = try await OpenAftercare(desk.context)(clue, as: desk.holder)
            let clearing = try #require(after.clarifications.first?.record.clarification.id)
            try await ClearName(desk.context).approve(clearing, as: desk.head)
            let letter = try await filled(.clarification, on: clue, from: clearing.rawValue, desk, as: desk.holder)
            #expect(letter[.cleared] == "某某" && letter[.falseFacts] == "违规领取补贴")
            #expect(letter[.addressee] == "保安镇党委" && letter[.clearedResult] != nil)
        }
    }
}
