import Casework
import Documents
import HTTPTypes
import Hummingbird
import NIOCore
import Operations

/// Data for inspection teams, and its ledger.
struct ProvideRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("provisions") { request, _ in try await show(try await site.staff(request, .analysis)) }
        router.post("provisions") { request, _ in try await propose(try await site.staff(request, .analysis)) }
        router.post("provisions/:id/:act") { request, context in
            let staff = try await site.staff(request, .analysis)
            let id = try Provision.ID(in: context)
            return try await act(id, context.parameters.get("act"), staff)
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let listed = try await ProvideData(site.context).list(as: staff.caller)
        let asks = !staff.caller.roles.isDisjoint(with: [.petitionLead, .caseSupervision])
        let page = ProvisionsPage(
            rows: listed.map(row), scopes: scopes(for: staff.caller.organ),
            form: asks ? form ?? FormState(entered: FormFields()) : nil)
        return staff.page(page, status: status, message: message)
    }

    /// The division of the organ, its townships and its units.
    private func scopes(for organ: Organ.ID) -> [Choice] {
        let directory = site.context.directory
        let own = Set(directory.organs.filter { $0.id == organ || $0.superior == organ }.map(\.division))
        return directory.divisions.filter { own.contains($0.id) }
            .map { Choice("division:" + $0.id.rawValue, .asIs($0.displayName)) }
            + directory.townships.filter { own.contains($0.managedBy) }
            .map { Choice("township:" + $0.id.rawValue, .asIs($0.name)) }
            + directory.units.filter { own.contains($0.division) }
            .map { Choice("unit:" + $0.id.rawValue, .asIs($0.name)) }
    }

    private func propose(_ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(staff, .forbidden, form: $0, message: $1) }
        }
        var reader = FormReader(fields)
        let chosen = reader.choice("scope", among: scopes(for: staff.caller.organ), missing: .chooseOne)
        let from = reader.day("from", missing: .typeDay, latest: site.today)
        let to = reader.day("to", missing: .typeDay, latest: site.today)
        let team = reader.line("team", missing: .fillThisIn)
        let purpose = reader.line("purpose", missing: .fillThisIn)
        let parts = (chosen ?? "").split(separator: ":", maxSplits: 1).map(String.init)
        let scope = parts.count == 2 ? Provision.Scope(kind: parts[0], code: parts[1]) : nil
        guard reader.problems.isEmpty, let scope, let from, let to else {
            return try await show(staff, .unprocessableContent, form: reader.state)
        }
        do {
            try await ProvideData(site.context).propose(
                .init(scope: scope, from: from.civilDate, to: to.civilDate, team: team, purpose: purpose),
                as: staff.caller)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: $0.field, message: Text($0.message)) }
            return try await show(
                staff, .unprocessableContent, form: FormState(entered: fields, problems: problems))
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, .conflict, form: FormState(entered: fields), message: message)
        }
        return staff.see(.provisions, done: .recorded)
    }

    private func act(_ id: Provision.ID, _ act: String?, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { _, message in
                try await show(staff, .forbidden, message: message)
            }
        }
        do {
            switch act {
            case "approve": try await ProvideData(site.context).decide(id, isApproved: true, as: staff.caller)
            case "refuse": try await ProvideData(site.context).decide(id, isApproved: false, as: staff.caller)
            case "deliver": return try await deliver(id, staff)
            case _: throw Unanswerable.page(.notFound)
            }
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, .conflict, message: message)
        }
        return staff.see(.provisions, done: .stepped)
    }

    /// The file, once: a second request is refused.
    private func deliver(_ id: Provision.ID, _ staff: StaffVisit) async throws -> Response {
        let site = site
        let taken = try await ProvideData(site.context).deliver(id, as: staff.caller) { record, rows in
            ProvisionFile.bytes(of: record, rows, unit: { site.unitName($0) ?? $0 })
        }
        var headers = HTTPFields()
        headers[.contentType] = "text/csv; charset=utf-8"
        headers[.cacheControl] = "no-store"
        headers[.xContentTypeOptions] = "nosniff"
        headers[.contentDisposition] = "attachment; filename=\"\(ProvisionFile.number(of: taken.record)).csv\""
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: taken.file)))
    }

    private func row(_ listed: ProvideData.Listed) -> ProvisionsPage.Row {
        let record = listed.record
        var facts = [
            Fact(.provisionScope, .told(scopeName(record.scope))),
            Fact(.provisionFrom, .day(Day(record.from))), Fact(.provisionTo, .day(Day(record.to))),
            Fact(.proposedByName, .told(site.name(of: record.provision.state.author))),
        ]
        if let words = record.words {
            facts.append(Fact(.provisionTeam, .told(words.team)))
            facts.append(Fact(.provisionPurpose, .told(words.purpose)))
        }
        if let day = record.deliveredOn { facts.append(Fact(.provisionTakenOn, .day(Day(day)))) }
        if let count = record.rowCount { facts.append(Fact(.provisionRows, .code(String(count)))) }
        if let hash = record.fileHash {
            let digits = hash.map { byte in
                let text = String(byte, radix: 16)
                return text.count == 1 ? "0" + text : text
            }
            facts.append(Fact(.provisionHash, .code(digits.joined())))
        }
        if let day = record.keepUntil { facts.append(Fact(.provisionKeptUntil, .day(Day(day)))) }
        return ProvisionsPage.Row(
            id: record.provision.id.rawValue, number: ProvisionFile.number(of: record),
            state: record.provision.state.words, facts: facts, mayDecide: listed.mayDecide,
            mayDeliver: listed.mayDeliver)
    }

    private func scopeName(_ scope: Provision.Scope) -> String {
        let directory = site.context.directory
        return switch scope {
        case .division(let id): directory[id]?.displayName ?? id.rawValue
        case .township(let id): directory[id]?.name ?? id.rawValue
        case .unit(let id): directory[id]?.name ?? id.rawValue
        }
    }
}

/// The file that an inspection team gets: official columns, in Chinese. No reporter, no name, no text.
enum ProvisionFile {
    static func number(of record: ProvisionRecord) -> String {
        "\(record.organ.digits)-\(record.year)-TG-\(record.number)"
    }

    static func bytes(
        of record: ProvisionRecord, _ rows: [ProvisionRow], unit: (String) -> String
    ) -> [UInt8] {
        var writer = CSVWriter()
        writer.append([
            "登记编号", "收到日期", "来件方式", "署名", "类型", "检举控告内容", "问题类别", "微腐败", "层级", "单位", "办结情况",
        ])
        for row in rows {
            writer.append([
                row.number.text(of: row.receiver), row.receivedOn.description, row.channel.words.zh,
                row.isRealName ? "实名" : "匿名", row.kind?.words.zh ?? "", Text.listed(row.breaches.map(\.words)).zh,
                row.category ?? "", row.microCorruption ? "是" : "否", row.level?.words.zh ?? "",
                row.units.map(unit).joined(separator: "、"), row.conclusion?.words.zh ?? "未办结",
            ])
        }
        writer.append(["提供编号", number(of: record), "仅限本次巡视巡察使用", "不得转交被巡视巡察单位"])
        return writer.bytes
    }
}
