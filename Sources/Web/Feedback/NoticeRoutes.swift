import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The notices of an organ: looked at, printed, approved, and recorded as delivered.
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
            return try await show(try NoticeRecord.ID(in: context), staff)
        }
        router.post("notices/:id/approve") { request, context in
            let staff = try await site.staff(request, .notices)
            let id = try NoticeRecord.ID(in: context)
            _ = try await staff.form()
            _ = try await ApproveNotice(site.context)(id, as: staff.caller)
            return staff.see(.notice(id.rawValue), done: .approved)
        }
        router.post("notices/:id/deliver") { request, context in
            let staff = try await site.staff(request, .notices)
            return try await deliver(try NoticeRecord.ID(in: context), staff)
        }
    }

    /// - Parameter refused: the form of the delivery when it comes back.
    private func show(
        _ id: NoticeRecord.ID, _ staff: StaffVisit, refused: FormState? = nil
    ) async throws -> Response {
        let opened = try await OpenNotice(site.context)(id, as: staff.caller)
        let page = page(opened, refused)
        return staff.page(page, status: refused == nil ? .ok : .unprocessableContent)
    }

    private func deliver(_ id: NoticeRecord.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.form()
        let entry: DeliveryEntry
        do { entry = try DeliveryEntry.read(fields, ways: Self.ways, today: site.today) } catch {
            return try await show(id, staff, refused: error.state)
        }
        guard let way = Feedback.Medium(rawValue: entry.way) else {
            throw Unanswerable.notOffered("delivery-way", .deliveryWay)
        }
        do {
            try await RecordDelivery(site.context)(id, way, on: entry.day.civilDate, as: staff.caller)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: "delivery-" + $0.field, message: Text($0.message)) }
            return try await show(id, staff, refused: FormState(entered: fields, problems: problems))
        }
        return staff.see(.notice(id.rawValue), done: .delivered)
    }
}

// MARK: - What pages show of a notice

extension NoticeRoutes {
    private static let ways = Feedback.Medium.recordedByOffice.map { Choice($0.rawValue, $0.words) }

    private func row(_ notice: NoticeRecord) -> NoticesPage.Row {
        NoticesPage.Row(
            id: notice.id.rawValue, number: notice.number?.description,
            kind: notice.kind.words, report: itemNumber(notice), state: state(notice), clock: clock(notice),
            delivered: notice.delivery.map { (way: $0.way.words, on: Day($0.on)) }
        )
    }

    private func itemNumber(_ notice: NoticeRecord) -> String {
        notice.reportNumber?.text(of: notice.receiver) ?? "–"
    }

    private func state(_ notice: NoticeRecord) -> Text {
        notice.readAt == nil ? notice.state.words : .readByReporter
    }

    /// Nil once it has reached the reporter, and where the rules set no period.
    private func clock(_ notice: NoticeRecord) -> ClockFace? {
        guard notice.state == .draft || notice.state == .approved, let due = notice.dueOn else { return nil }
        let kind: ClockKind =
            switch notice.kind {
            case .acceptance: .acceptNotice
            case .notAccepted: .xfForward
            // No period is set for it, so it has no last day and no clock.
            case .result, .suggestionAdopted: .feedback
            }
        return ClockFace(kind, due: due, today: site.context.today)
    }

    private func page(
        _ opened: (record: NoticeRecord, words: Notice, mayApprove: Bool, mayDeliver: Bool), _ refused: FormState?
    ) -> NoticePage {
        let (record, words) = (opened.record, opened.words)
        let number = words.number?.description ?? Text.draftNumber.zh
        let form = refused ?? FormState(entered: FormFields(["delivery-day": site.today.iso]))
        return NoticePage(
            id: record.id.rawValue, number: number,
            letter: NoticePage.Letter(
                organ: words.organName, documentNumber: number, heading: words.title.zh,
                itemNumber: itemNumber(record), paragraphs: words.paragraphs.map(\.zh), datedOn: Day(words.date)
            ),
            clock: clock(record), state: state(record),
            mayApprove: opened.mayApprove, mayPrint: words.number != nil, delivery: delivery(record),
            deliveryForm: opened.mayDeliver ? DeliveryForm(ways: Self.ways, form: form) : nil
        )
    }

    private func delivery(_ record: NoticeRecord) -> [Fact] {
        guard let delivery = record.delivery else { return [] }
        var facts = [
            Fact(.deliveryWay, .said(delivery.way.words)), Fact(.deliveredOn, .day(Day(delivery.on))),
        ]
        if let staff = delivery.recordedBy { facts.append(Fact(.recordedBy, .told(site.name(of: staff)))) }
        return facts
    }
}
