import Casework
import Hummingbird
import Operations

/// The notices of an organ: looked at, printed, approved.
struct NoticeRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("notices") { request, _ in
            let staff = try await site.staff(request, .notices)
            let asked = AskedPage<NoticeCursor>(staff.visit, .notices)
            let notices = try await Lists(site.context).notices(
                after: asked.cursor, limit: Limits.pageRows, as: staff.caller)
            return staff.page(
                NoticesPage(rows: notices.map(row), paging: asked.paging(notices.next, from: .notices))
            )
        }
        router.get("notices/:id") { request, context in
            let staff = try await site.staff(request, .notices)
            let (record, words) = try await OpenNotice(site.context)(try Self.id(context), as: staff.caller)
            return staff.page(page(record, words, for: staff.caller))
        }
        router.post("notices/:id/approve") { request, context in
            let staff = try await site.staff(request, .notices)
            let id = try Self.id(context)
            _ = try await staff.form()
            _ = try await ApproveNotice(site.context)(id, as: staff.caller)
            return staff.see(.notice(id.rawValue), done: .approved)
        }
    }

    private static func id(_ context: BasicRequestContext) throws -> NoticeRecord.ID {
        guard let id = NoticeRecord.ID(address: context.parameters.get("id")) else {
            throw Unanswerable.page(.notFound)
        }
        return id
    }

    private func row(_ notice: NoticeRecord) -> NoticesPage.Row {
        NoticesPage.Row(
            id: notice.id.rawValue, number: notice.number.map { "〔\($0.year)〕\($0.number)号" },
            kind: notice.kind.words, report: notice.reportNumber?.text(of: notice.receiver) ?? "–",
            state: notice.readAt == nil ? notice.state.words : .readByReporter,
            clock: notice.state == .draft ? ClockFace(clock(notice), due: notice.dueOn, today: site.context.today) : nil
        )
    }

    private func clock(_ notice: NoticeRecord) -> ClockKind {
        switch notice.kind {
        case .acceptance, .notAccepted: .acceptNotice
        case .result: .feedback
        }
    }

    private func page(_ record: NoticeRecord, _ words: Notice, for caller: StaffCaller) -> NoticePage {
        let number = words.number?.description ?? Text.draftNumber.zh
        return NoticePage(
            id: record.id.rawValue, number: number,
            letter: NoticePage.Letter(
                organ: words.organName, documentNumber: number, heading: words.title.zh, addressee: nil,
                paragraphs: words.paragraphs.map(\.zh), datedOn: Day(words.date),
                contact: words.organName + "信访室，电话12388"
            ),
            clock: record.state == .draft
                ? ClockFace(clock(record), due: record.dueOn, today: site.context.today) : nil,
            state: record.readAt == nil ? record.state.words : .readByReporter,
            mayApprove: record.state == .draft && caller.roles.contains(.petitionLead)
        )
    }
}
