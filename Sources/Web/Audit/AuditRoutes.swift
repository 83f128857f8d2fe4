import Casework
import Documents
import HTTPTypes
import Hummingbird
import NIOCore
import Operations

/// The auditor's pages. Each look is on the log itself.
struct AuditRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("audit") { request, _ in try await show(try await site.staff(request, .audit)) }
        router.get("audit/export") { request, _ in try await export(try await site.staff(request, .audit)) }
        router.get("audit/sheet") { request, _ in try await sheet(try await site.staff(request, .audit)) }
    }

    private func show(_ staff: StaffVisit) async throws -> Response {
        let asked: AuditAsked
        do { asked = try AuditAsked(staff.visit, today: site.today) } catch { return refuse(error.state, staff) }
        let after = Int64(staff.visit.query("after"))
        let page = try await ReadAudit(site.context)(asked.filter, after: after, as: staff.caller)
        let standing = AuditPage.Standing(
            lastSeal: page.state.seal.map { "\($0.number)  \(Self.time($0.at))" },
            entries: (page.state.seal?.entries ?? 0), waiting: page.state.waiting, isLate: page.isLate,
            alarms: Self.warnings(page.alarms, .log), siteAlarms: Self.warnings(page.alarms, .site))
        let found = AuditPage.Found(
            rows: page.rows.map(Self.row), standing: standing,
            paging: Paging(
                first: after == nil ? nil : asked.link(.audit),
                next: page.next.map { asked.link(.audit).query("after", String($0)) }),
            export: asked.link(.auditExport), sheet: .auditSheet(site.today))
        return staff.page(AuditPage(filter: asked.form, found: found))
    }

    /// Nothing is looked for by a filter that says something else than was meant.
    private func refuse(_ form: FormState, _ staff: StaffVisit) -> Response {
        staff.page(AuditPage(filter: form), status: .unprocessableContent)
    }

    private func export(_ staff: StaffVisit) async throws -> Response {
        let asked: AuditAsked
        do { asked = try AuditAsked(staff.visit, today: site.today) } catch { return refuse(error.state, staff) }
        let rows = try await ReadAudit(site.context).export(asked.filter, as: staff.caller)
        var file = CSVWriter()
        file.append([
            "时间 when", "人员 who", "行为 what", "代码 code", "对象代号 on what", "说明 detail", "链 chain", "序号 place", "封印 sealed",
        ])
        for row in rows {
            file.append([
                Self.time(row.at), row.actor, Text.auditAction(row.action).zh, row.action, row.subject, row.detail,
                row.chain, row.sequence.map(String.init) ?? "", row.isSealed ? "1" : "0",
            ])
        }
        var headers = HTTPFields()
        headers[.contentType] = "text/csv; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.xContentTypeOptions] = "nosniff"
        headers[.contentDisposition] = "attachment; filename=\"audit.csv\""
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }

    private func sheet(_ staff: StaffVisit) async throws -> Response {
        let day = Day(staff.visit.query("day")) ?? site.today
        let sheet = try await ReadAudit(site.context).sheet(of: day.civilDate, as: staff.caller)
        return staff.page(
            AuditSheetPage(
                day: day, organ: staff.person.organName,
                seal: sheet.head.map { head in
                    .init(
                        number: head.seal.number,
                        at: Self.time(Instant(microsecondsSinceEpoch: head.seal.microseconds)),
                        entries: head.seal.entries, key: head.seal.key, code: PaperCode(head.digest).text)
                },
                chains: sheet.heads.map {
                    .init(name: $0.chain, sequence: $0.sequence, code: PaperCode($0.digest).text)
                }))
    }

    private static func warnings(_ alarms: [AlarmCount], _ concern: Alarm.Concern) -> [AuditPage.Warning] {
        alarms.filter { $0.kind.concern == concern }.map { .init(on: Day($0.on), what: $0.kind.words) }
    }

    private static func row(_ row: AuditRow) -> AuditPage.Row {
        let place: Text =
            row.sequence.map { place in
                row.isSealed
                    ? .asIs(String(place))
                    : Text("\(place) \(Text.auditUnsealed.zh)", "\(place) \(Text.auditUnsealed.en)")
            } ?? .auditUnchained
        return AuditPage.Row(
            at: time(row.at), actor: row.actor, action: .auditAction(row.action), detail: .auditDetail(row.detail),
            subject: row.subject, place: place)
    }

    /// Day and time of the clock in China, to the second.
    private static func time(_ instant: Instant) -> String {
        let date = instant.civilDate
        let seconds =
            (instant.microsecondsSinceEpoch - Instant.startOfDay(date).microsecondsSinceEpoch) / 1_000_000
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(Day(date).iso) \(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
}
