import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// Official documents against the real database: numbers, four eyes, walls, copies.
@Suite("GW-9 documents") struct DocumentTests {
    private static let typed: [DocumentField: String] = [
        .requirement: "查清事实，依规依纪处理", .reportFormat: "书面报告",
    ]
    private static let township = Organ.ID("T42028103J")

    private static func assignment(_ desk: Desk, _ clue: Clue.ID) async throws -> Paper.ID {
        try await DraftDocument(desk.context)(.assignment, on: .clue(clue), fields: typed, as: desk.lead)
    }

    /// A clue that was assigned to a township: its letter has its decision (JB-20).
    private static func assigned(_ desk: Desk) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let (receipt, clue) = try await desk.claimed()
        let measure = try await ProposeMeasure(desk.context)(
            clue, .assign(to: township), as: desk.supervisor)
        try await DecideMeasure(desk.context).approve(measure, as: desk.deputy)
        return (receipt, clue)
    }

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

    @Test func `GW-9 a document is numbered by its approval, one after the other, and the words stand`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await Self.assigned(desk)
            let approve = ApproveDocument(desk.context)
            let first = try await Self.assignment(desk, clue)
            #expect(try await approve(first, as: desk.deputy).description == "大冶纪函〔2026〕1号")
            try await DocumentWordings(desk.context).setCodeWord("黄纪函", of: .letter, as: desk.lead)
            let second = try await Self.assignment(desk, clue)
            #expect(try await approve(second, as: desk.deputy).description == "黄纪函〔2026〕2号")
            let opened = try await OpenDocument(desk.context)(second, as: desk.lead)
            let text = opened.words.paragraphs.joined()
            let name = try #require(desk.office.directory[Self.township]?.name)
            #expect(opened.words.addressee == name && opened.words.title == "交办函")
            #expect(text.contains("2026年6月2日前") && text.contains("书面报告"))
            #expect(text.contains(desk.office.directory[desk.deputy.staff]?.name ?? "nobody"))
            for word in Planted.words { #expect(!text.contains(word)) }
            let audit = try await desk.audit(of: second.rawValue, in: "O420281")
            #expect(
                audit == [
                    "staff:\(desk.lead.staff.rawValue) document.draft",
                    "staff:\(desk.deputy.staff.rawValue) document.approve",
                    "staff:\(desk.lead.staff.rawValue) document.open",
                ])
            let sealed = try await desk.texts(
                "select encode(d.sealed_values || d.sealed_text, 'escape') from casework.document as d")
            #expect(sealed.count == 2 && !sealed.contains { $0.contains(name) })
            #expect(receipt.id.rawValue != clue.rawValue)
        }
    }

    @Test func `C4 the drafter does not approve, and what is refused takes no number`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await Self.assigned(desk)
            let draft = DraftDocument(desk.context)
            let approve = ApproveDocument(desk.context)
            let own = try await draft(.archiveIndex, on: .report(receipt.id), as: desk.lead)
            #expect(
                await Self.refusal { _ = try await approve(own, as: desk.lead) }.contains("不能审批自己的稿件"))
            let bare = try await draft(.assignment, on: .clue(clue), as: desk.clerk)
            let head = await Self.refusal { _ = try await approve(bare, as: desk.head) }
            #expect(head.contains("不由您的岗位审批"), "\(head)")
            let missing = await Self.refusal { _ = try await approve(bare, as: desk.deputy) }
            #expect(missing.contains("办理要求") && missing.contains("报告形式"))
            #expect(!missing.contains("主送机关"), "the record says to whom it goes")
            let series = try await desk.texts("select s.series from casework.number_series as s")
            #expect(!series.contains("document_letter"))
            try await EditDraft(desk.context)(bare, fields: [.requirement: "查清事实"], as: desk.lead)
            #expect(await Self.refusal { _ = try await approve(bare, as: desk.deputy) }.contains("报告形式"))
            try await EditDraft(desk.context)(bare, fields: Self.typed, as: desk.clerk)
            #expect(try await approve(bare, as: desk.deputy).sequence == 1)
        }
    }

    @Test func `DW-document nobody signs or writes over a draft that was changed since they read it`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await Self.assigned(desk)
            let (edit, approve) = (EditDraft(desk.context), ApproveDocument(desk.context))
            let paper = try await Self.assignment(desk, clue)
            let read = try await OpenDocument(desk.context)(paper, as: desk.deputy).record.version
            let changed = Self.typed.merging([.requirement: "另一项要求"]) { $1 }
            try await edit(paper, fields: changed, seen: read, as: desk.clerk)
            #expect(await Self.refusal { _ = try await approve(paper, seen: read, as: desk.deputy) } == "文稿在您打开之后有改动")
            let late = await Self.refusal { try await edit(paper, fields: Self.typed, seen: read, as: desk.lead) }
            #expect(late == "文稿在您打开之后有改动")
            let again = try await OpenDocument(desk.context)(paper, as: desk.deputy)
            #expect(again.words.values[.requirement] == "另一项要求", "what the clerk wrote stands")
            #expect(try await approve(paper, seen: again.record.version, as: desk.deputy).sequence == 1)
        }
    }

    @Test func `JB-47 what became the accused's unit after the draft is told to the approver, and takes no number`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let place = Organ.ID("T42028104J")
            let name = try #require(desk.office.directory[place]?.name)
            let fields: [DocumentField: String] = [
                .addressee: name, .supervisionReason: "超过期限未办结", .demand: "请回复", .deadline: "2026年4月1日",
            ]
            let paper = try await DraftDocument(desk.context)(
                .reminder, on: .report(receipt.id), fields: fields, as: desk.clerk)
            try await desk.script(
                """
                update casework.report set barred_organ_ids = barred_organ_ids || array['\(place.rawValue)']
                where report_id = '\(receipt.id.rawValue)'
                """)
            let refused = await Self.refusal { _ = try await ApproveDocument(desk.context)(paper, as: desk.lead) }
            #expect(refused.contains("文稿中有不得写入的内容") && refused.contains("主送机关"), "\(refused)")
            let series = try await desk.texts("select s.series from casework.number_series as s")
            #expect(!series.contains("document_supervision"))
        }
    }

    @Test func `a void document keeps its number, with a reason and two persons, and the next goes on`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await Self.assigned(desk)
            let void = VoidDocument(desk.context)
            let first = try await Self.assignment(desk, clue)
            let number = try await ApproveDocument(desk.context)(first, as: desk.deputy)
            #expect(await Self.refusal { try await void.propose(first, reason: "  ", as: desk.lead) } == "reason")
            try await void.propose(first, reason: "主送机关有误", as: desk.deputy)
            #expect(await Self.refusal { try await void.confirm(first, as: desk.deputy) }.contains("作废"))
            try await void.keep(first, as: desk.deputy)
            try await void.propose(first, reason: "主送机关有误", as: desk.lead)
            try await void.confirm(first, as: desk.deputy)
            let opened = try await OpenDocument(desk.context)(first, as: desk.lead)
            #expect(opened.record.paper.state.issue?.number == number && opened.words.voidReason == "主送机关有误")
            #expect(await Self.refusal { _ = try await PrintDocument(desk.context)(first, as: desk.lead) } != "done")
            let second = try await Self.assignment(desk, clue)
            #expect(try await ApproveDocument(desk.context)(second, as: desk.deputy).sequence == 2)
            let after = try await OpenDocument(desk.context)(second, as: desk.lead)
            #expect(after.words.paragraphs.last == "原\(number)作废，以本件为准。", "GW-9: it names the void one")
            #expect(after.succession.replaces == NumberedPaper(id: first, number: number))
            let replaced = try await OpenDocument(desk.context)(first, as: desk.lead)
            #expect(
                replaced.succession.replacedBy?.id == second && replaced.succession.replacedBy?.number?.sequence == 2)
        }
    }

    @Test func `GW-9 a void document without a record is replaced from its own page, once, by its own kind`()
        async throws
    {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let (draft, lists) = (DraftDocument(desk.context), DocumentLists(desk.context))
            let fields: [DocumentField: String] = [
                .addressee: "保安镇纪委", .supervisionReason: "超过期限未办结", .demand: "请回复", .deadline: "2026年4月1日",
            ]
            let subject = PaperSubject.report(receipt.id)
            let first = try await draft(.reminder, on: subject, fields: fields, as: desk.clerk)
            await #expect(throws: OperationError.notFound, "a draft is not replaced") {
                _ = try await draft(.reminder, on: subject, replacing: first, fields: fields, as: desk.clerk)
            }
            _ = try await ApproveDocument(desk.context)(first, as: desk.lead)
            try await VoidDocument(desk.context).propose(first, reason: "期限有误", as: desk.clerk)
            try await VoidDocument(desk.context).confirm(first, as: desk.lead)
            let other = try await desk.register(.townshipCadre)
            for (kind, place) in [(DocumentKind.forwarding, subject), (.reminder, .report(other.id))] {
                await #expect(throws: OperationError.notFound, "\(kind)") {
                    _ = try await draft(kind, on: place, replacing: first, as: desk.clerk)
                }
            }
            let values = try await lists.prefilled(.reminder, on: subject, replacing: first, as: desk.clerk)
            #expect(values[.demand] == "请回复" && values[.addressee] == "保安镇纪委", "what the void one said is filled in")
            let second = try await draft(.reminder, on: subject, replacing: first, fields: fields, as: desk.clerk)
            #expect(
                await Self.refusal {
                    _ = try await draft(.reminder, on: subject, replacing: first, fields: fields, as: desk.clerk)
                } == "已有替代件")
            try await EditDraft(desk.context).withdraw(second, as: desk.clerk)
            let third = try await draft(.reminder, on: subject, replacing: first, fields: fields, as: desk.clerk)
            #expect(try await ApproveDocument(desk.context)(third, as: desk.lead).sequence == 2)
            let plain = try await draft(.reminder, on: subject, fields: fields, as: desk.clerk)
            #expect(try await OpenDocument(desk.context)(plain, as: desk.clerk).succession == PaperSuccession())
        }
    }

    @Test func `JB-47 what must not be stated is refused by its name, also the name of the accused`() async throws {
        try await Desk.open { desk in
            let (receipt, clue) = try await Self.assigned(desk)
            let draft = DraftDocument(desk.context)
            let before = try await desk.snapshot()
            for (field, value) in [
                (DocumentField.problem, "收了钱"), (.reporter, "某人"), (.findings, "查明"), (.accused, "某人"),
                (.requirement, "查清\(Planted.accused)的问题"),
            ] {
                let fields = Self.typed.merging([field: value]) { _, new in new }
                let refused = await Self.refusal {
                    _ = try await draft(.assignment, on: .clue(clue), fields: fields, as: desk.lead)
                }
                #expect(refused == field.rawValue)
            }
            for kind in DocumentKind.allCases
            where !kind.form.drafters.isDisjoint(with: [.petitionLead]) && kind.ground == nil && !kind.isNotice {
                let refused = await Self.refusal {
                    _ = try await draft(kind, on: .report(receipt.id), fields: [.reporter: "某人"], as: desk.lead)
                }
                #expect(refused == "reporter", "\(kind)")
            }
            #expect(try await desk.snapshot() == before)
        }
    }

    @Test func `C9 every copy has its number and whoever made it`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await Self.assigned(desk)
            let paper = try await Self.assignment(desk, clue)
            let take = PrintDocument(desk.context)
            #expect(await Self.refusal { _ = try await take(paper, as: desk.lead) } != "done", "a draft is not printed")
            _ = try await ApproveDocument(desk.context)(paper, as: desk.deputy)
            #expect(try await take(paper, as: desk.lead) == 1)
            #expect(try await take(paper, as: desk.clerk) == 2)
            let prints = try await OpenDocument(desk.context)(paper, as: desk.lead).prints
            #expect(prints.map(\.copy) == [2, 1] && prints.map(\.by) == [desk.clerk.staff, desk.lead.staff])
        }
    }

    @Test func `JB-48 other organs, other rooms and who stands aside see no document, not even in the register`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await desk.claimed()
            let request = try await DraftDocument(desk.context)(
                .verificationRequest, on: .clue(clue), fields: [.accused: Planted.accused], as: desk.holder)
            let lists = DocumentLists(desk.context)
            for person in [desk.holder, desk.deputy, desk.head, desk.supervisor, desk.lead] {
                #expect(try await lists.register(limit: 10, as: person).map(\.id) == [request], "\(person.staff)")
            }
            let outsiders = [
                desk.member("O420281-J1"), desk.member("O420281-J2", 0), desk.cityLead, desk.auditor,
                desk.township.lead, desk.township.head,
            ]
            for person in outsiders {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    _ = try await OpenDocument(desk.context)(request, as: person)
                }
                #expect(try await lists.register(limit: 10, as: person).isEmpty, "\(person.staff)")
            }
            try await HandleClue(desk.context).standAside(clue, as: desk.holder)
            await #expect(throws: OperationError.notFound) {
                _ = try await OpenDocument(desk.context)(request, as: desk.holder)
            }
            #expect(try await lists.register(limit: 10, as: desk.holder).isEmpty)
        }
    }

    @Test func `HS-26 the accused's organ sees no document on its own people`() async throws {
        try await Desk.open { desk in
            let (_, clue) = try await desk.routed(.roomMember)
            let member = desk.member("O420200-GJ", 1)
            try await HandleClue(desk.context).claim(clue, as: member)
            let paper = try await DraftDocument(desk.context)(.verificationRequest, on: .clue(clue), as: member)
            for person in desk.everybody(in: desk.office.county) {
                await #expect(throws: OperationError.notFound, "\(person.staff)") {
                    _ = try await OpenDocument(desk.context)(paper, as: person)
                }
                #expect(try await DocumentLists(desk.context).register(limit: 5, as: person).isEmpty)
            }
        }
    }

    @Test func `JB-15 what is sealed up has no documents any more, and gets none`() async throws {
        try await Desk.open { desk in
            let receipt = try await desk.register(.townshipCadre)
            let paper = try await DraftDocument(desk.context)(.archiveIndex, on: .report(receipt.id), as: desk.clerk)
            try await desk.sealUp(receipt.id, .upperLevel)
            await #expect(throws: OperationError.notFound) {
                _ = try await OpenDocument(desk.context)(paper, as: desk.clerk)
            }
            let again = await Self.refusal {
                _ = try await DraftDocument(desk.context)(.archiveIndex, on: .report(receipt.id), as: desk.clerk)
            }
            #expect(again.contains("密封报送"))
        }
    }

    @Test func `an office writes its own wording, which drafts keep, and a bad one is refused by the field`()
        async throws
    {
        try await Desk.open { desk in
            let (_, clue) = try await Self.assigned(desk)
            let wordings = DocumentWordings(desk.context)
            let paper = try await Self.assignment(desk, clue)
            let text = "本机关交办{{item}}：{{requirement}}，{{deadline}}，{{report_format}}，{{approver}}"
            #expect(try await wordings.edit(.assignment, text, as: desk.lead) == 1)
            #expect(try await wordings.edit(.assignment, "再版" + text, as: desk.supervisor) == 2)
            _ = try await ApproveDocument(desk.context)(paper, as: desk.deputy)
            let kept = try await OpenDocument(desk.context)(paper, as: desk.lead)
            #expect(kept.record.templateVersion == 0 && !kept.words.paragraphs.joined().contains("本机关交办"))
            let next = try await Self.assignment(desk, clue)
            let opened = try await OpenDocument(desk.context)(next, as: desk.lead)
            #expect(opened.record.templateVersion == 2 && opened.words.paragraphs.joined().hasPrefix("再版本机关交办"))
            let judged = text + "经查系诬告陷害"
            for (bad, name) in [
                ("{{accused}}", "accused"), ("{{item}}", "requirement"), ("{{x}}", "x"), (judged, "JB-39"),
            ] {
                do {
                    _ = try await wordings.edit(.assignment, bad, as: desk.lead)
                    Issue.record("\(bad) was taken")
                } catch OperationError.mend(let faults) {
                    #expect(faults.map(\.field) == ["text"] && faults[0].message.zh.contains(name))
                }
            }
            for person in [desk.clerk, desk.deputy, desk.head, desk.holder] {
                await #expect(throws: OperationError.notFound) {
                    _ = try await wordings.edit(.assignment, text, as: person)
                }
            }
            let taken = await Self.refusal {
                try await wordings.setCodeWord("大冶纪督", of: .letter, as: desk.lead)
            }
            #expect(taken == "word")
            #expect(try await wordings(as: desk.lead).codes[.letter] == "大冶纪函")
        }
    }
}
