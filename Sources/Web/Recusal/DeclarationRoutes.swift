import Casework
import HTTPTypes
import Hummingbird
import Operations

/// One's own declarations, and what the head and cadre supervision see of others.
struct DeclarationRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("declarations") { request, _ in
            try await show(try await site.staff(request, .recusals))
        }
        router.post("declarations") { request, _ in
            let staff = try await site.staff(request, .recusals)
            _ = try await staff.form()
            try await Declarations(site.context).renew(as: staff.caller)
            return staff.see(.declarations, done: .stepped)
        }
        router.post("declarations/kin") { request, _ in
            try await add(try await site.staff(request, .recusals), prefix: "kin-") { try Self.kin($0) }
        }
        router.post("declarations/interest") { request, _ in
            let today = site.today
            return try await add(try await site.staff(request, .recusals), prefix: "interest-") {
                try Self.interest($0, today: today)
            }
        }
        router.post("declarations/kin/:id") { request, context in
            let staff = try await site.staff(request, .recusals)
            let id = try KinshipDeclaration.ID(in: context)
            _ = try await staff.form()
            try await Declarations(site.context).end(kin: id, as: staff.caller)
            return staff.see(.declarations, done: .stepped)
        }
        router.post("declarations/interest/:id") { request, context in
            let staff = try await site.staff(request, .recusals)
            let id = try InterestDeclaration.ID(in: context)
            _ = try await staff.form()
            try await Declarations(site.context).end(interest: id, as: staff.caller)
            return staff.see(.declarations, done: .stepped)
        }
    }

    /// - Parameter prefix: of the form's fields before the names that the operation speaks of.
    private func add(
        _ staff: StaffVisit, prefix: String, read: (FormFields) throws -> Declarations.Statement
    ) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(staff, .forbidden, form: $0, message: $1) }
        }
        do {
            try await Declarations(site.context).add(try read(fields), as: staff.caller)
        } catch let refused as FormRefused {
            return try await show(staff, .unprocessableContent, form: refused.state)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: prefix + $0.field, message: Text($0.message)) }
            return try await show(
                staff, .unprocessableContent, form: FormState(entered: fields, problems: problems))
        }
        return staff.see(.declarations, done: .stepped)
    }

    private static func kin(_ fields: FormFields) throws(FormRefused) -> Declarations.Statement {
        var reader = FormReader(fields)
        let relation = reader.choice("kin-relation", of: Declared.Relation.self, missing: .chooseOne)
        let name = reader.line("kin-name")
        let unit = reader.line("kin-unit")
        guard reader.problems.isEmpty, let relation else { throw FormRefused(reader) }
        return .kin(relation, name: name, unit: unit)
    }

    private static func interest(
        _ fields: FormFields, today: Day
    ) throws(FormRefused) -> Declarations.Statement {
        var reader = FormReader(fields)
        let kind = reader.choice("interest-kind", of: Declared.Interest.self, missing: .chooseOne)
        let (unit, name) = (reader.line("interest-unit"), reader.line("interest-name"))
        let from = reader.day("interest-from", missing: .typeDay, latest: today)
        let typedEnd = reader.line("interest-to")
        let to = Day(typedEnd)
        if !typedEnd.isEmpty, to == nil { reader.refuse("interest-to", .dayUnreadable) }
        if unit.isEmpty == name.isEmpty { reader.refuse("interest-unit", .eitherUnitOrPerson) }
        guard reader.problems.isEmpty, let kind, let from else { throw FormRefused(reader) }
        guard name.isEmpty else {
            return .person(kind, name: name, from: from.civilDate, to: to?.civilDate)
        }
        return .unit(kind, unit: unit, from: from.civilDate, to: to?.civilDate)
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let shown = try await Declarations(site.context).shown(to: staff.caller)
        let directory = site.context.directory
        let page = DeclarationsPage(
            relatives: shown.mine.kin.map { row($0, isMine: true) },
            interests: shown.mine.interests.map { row($0, isMine: true) },
            others: shown.others.kin.map { row($0, isMine: false) }
                + shown.others.interests.map { row($0, isMine: false) },
            relations: Declared.Relation.allCases.map { Choice($0.rawValue, $0.words) },
            kinds: Declared.Interest.allCases.map { Choice($0.rawValue, $0.words) },
            units: directory.units.map(\.name) + directory.townships.map(\.name), form: form
        )
        return staff.page(page, status: status, message: message)
    }

    private func row(_ declaration: KinshipDeclaration, isMine: Bool) -> DeclarationsPage.Row {
        let unit = declaration.unit.flatMap { site.context.directory.unitName(of: $0) }
        return DeclarationsPage.Row(
            id: declaration.id.rawValue, person: isMine ? nil : site.name(of: declaration.staff),
            kind: declaration.relation.words,
            about: [declaration.name, unit].compactMap(\.self).joined(separator: " · "),
            since: Day(declaration.declaredOn), renewedOn: Day(declaration.renewedOn),
            isRenewalDue: declaration.endedOn == nil && isDue(declaration.renewedOn),
            endedOn: declaration.endedOn.map { Day($0) },
            end: isMine ? .endKin(declaration.id.rawValue) : nil
        )
    }

    private func row(_ declaration: InterestDeclaration, isMine: Bool) -> DeclarationsPage.Row {
        let unit = declaration.unit.flatMap { site.context.directory.unitName(of: $0) ?? $0 }
        let ended = declaration.to.flatMap { $0 <= site.context.today ? Day($0) : nil }
        return DeclarationsPage.Row(
            id: declaration.id.rawValue, person: isMine ? nil : site.name(of: declaration.staff),
            kind: declaration.kind.words, about: declaration.name ?? unit ?? "–", since: Day(declaration.from),
            renewedOn: Day(declaration.renewedOn), isRenewalDue: ended == nil && isDue(declaration.renewedOn),
            endedOn: ended, end: isMine ? .endInterest(declaration.id.rawValue) : nil
        )
    }

    private func isDue(_ renewedOn: CivilDate) -> Bool {
        Declared.isRenewalDue(renewedOn, today: site.context.today)
    }
}
