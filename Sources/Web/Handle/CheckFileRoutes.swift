import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The papers of a check: minutes, group, report, signatures.
struct CheckFileRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("clues/:id/check") { request, context in
            let staff = try await site.staff(request, .board)
            return try await show(try Clue.ID(in: context), staff)
        }
        router.post("clues/:id/check/:step") { request, context in
            let staff = try await site.staff(request, .board)
            guard let step = context.parameters.get("step").flatMap(CheckFileStep.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await take(step, try Clue.ID(in: context), staff)
        }
    }

    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenCheckFile(site.context)(id, as: staff.caller)
        return staff.page(site.page(opened, form), status: status, message: message)
    }

    private func take(_ step: CheckFileStep, _ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields, field: step.field) {
            try await carryOut(step, fields, id, staff.caller)
            return staff.see(.checkFile(id.rawValue), done: .recorded)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private func carryOut(
        _ step: CheckFileStep, _ fields: FormFields, _ id: Clue.ID, _ caller: StaffCaller
    ) async throws {
        let file = KeepCheckFile(site.context)
        var reader = FormReader(fields)
        switch step {
        case .minutes:
            let day = reader.day(step.field("studied_on"), missing: .typeDay, latest: site.today)
            let chair = reader.line(step.field("chair"), missing: .chooseOne)
            let words = reader.lines(step.field("conclusion"), missing: .fillThisIn, longest: Checking.characters)
            let choices = site.decisions(isAppeal: false) + site.decisions(isAppeal: true)
            let decided = reader.choice(step.field("decided"), among: choices, missing: .chooseOne)
            guard reader.problems.isEmpty, let day, let decided else { throw FormRefused(reader) }
            try await file.keepMinutes(
                on: id, heldOn: day.civilDate, chair: Staff.ID(chair), attendees: people(fields, step.field("people")),
                conclusion: words, decided: Handle.Decided(code: decided), as: caller)
        case .secretary:
            let day = reader.day(step.field("secretary_approved_on"), missing: .typeDay, latest: site.today)
            let approver = reader.line(step.field("approver"), missing: .fillThisIn)
            let number = reader.line(step.field("number"), missing: .fillThisIn)
            guard reader.problems.isEmpty, let day else { throw FormRefused(reader) }
            try await file.recordSecretary(
                on: id, approvedOn: day.civilDate, approver: approver, number: number, as: caller)
        case .group:
            let leader = reader.line(step.field("leader"), missing: .chooseOne)
            guard reader.problems.isEmpty else { throw FormRefused(reader) }
            try await file.formGroup(
                on: id, people(fields, step.field("people")), leader: Staff.ID(leader), as: caller)
        case .approve: try await file.approveGroup(on: id, as: caller)
        case .report:
            let findings = Handle.Finding.allCases.map { Choice($0.code, $0.words) }
            let chosen = reader.choice(step.field("conclusion"), among: findings, missing: .chooseOne)
            let parts = CheckFilePage.parts.map { part in
                reader.lines(step.field(part.name), missing: .fillThisIn, longest: Checking.characters)
            }
            guard reader.problems.isEmpty, let finding = chosen.flatMap(Handle.Finding.init) else {
                throw FormRefused(reader)
            }
            let said = CheckReportParts(
                basis: parts[0], problem: parts[1], process: parts[2], findings: parts[3], doubts: parts[4],
                proposal: parts[5])
            try await file.writeReport(on: id, finding, said, as: caller)
        case .sign:
            guard let ordinal = Int(fields["report"]) else { throw Unanswerable.notOffered("report", .partOfPage) }
            try await file.sign(id, report: ordinal, as: caller)
        }
    }

    /// Whoever was ticked, each once.
    private func people(_ fields: FormFields, _ name: String) -> [Staff.ID] {
        var seen: Set<Staff.ID> = []
        return fields.all(name).map { Staff.ID($0) }.filter { seen.insert($0).inserted }
    }
}

extension Site {
    /// What a study can decide: a way, a result that fits, or neither.
    fileprivate func decisions(isAppeal: Bool) -> [Choice] {
        let ways = Handle.Proposal.allCases.filter { !isAppeal || $0 != .holdForLater && $0 != .closeOut }
        return ways.map { Choice($0.rawValue, $0.words) }
            + Conclusion.allCases.filter { $0 != .closedWithoutCheck && $0.endsAppeal == isAppeal }
            .map { Choice($0.rawValue, $0.words) }
            + [Choice("neither", .minutesDecidedNothing)]
    }

    fileprivate func page(_ opened: OpenCheckFile.Opened, _ form: FormState?) -> CheckFilePage {
        let record = opened.record
        let isTalk = if case .underWay(_, .preliminaryVerification) = record.clue.state { false } else { true }
        return CheckFilePage(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ),
            minutes: opened.minutes.map { minutes in
                CheckFilePage.Minutes(
                    number: "〔\(minutes.year)〕\(minutes.number)号", on: Day(minutes.heldOn),
                    chair: name(of: minutes.chair), attendees: minutes.attendees.map { name(of: $0) },
                    conclusion: minutes.conclusion,
                    decided: minutes.decided?.words ?? .minutesDecidedNothing)
            },
            secretary: opened.secretary.map { secretary in
                CheckFilePage.Secretary(
                    on: Day(secretary.approvedOn), approver: secretary.words?.approver, number: secretary.words?.number,
                    recordedBy: name(of: secretary.recordedBy))
            },
            mayRecordSecretary: opened.mayRecordSecretary,
            members: opened.members.map { member in
                CheckFilePage.Member(
                    name: name(of: member.staff), isLeader: member.isLeader, joinedOn: Day(member.joinedOn),
                    leftOn: member.leftOn.map { Day($0) }, approvedBy: member.approvedBy.map { name(of: $0) })
            },
            report: opened.report.map { report($0, opened) },
            decisions: opened.mayKeepMinutes ? decisions(isAppeal: opened.isAppeal) : [],
            attendees: opened.mayKeepMinutes ? opened.attendees.map(person) : [],
            candidates: opened.mayFormGroup ? opened.candidates.map(person) : [],
            conclusions: opened.mayWrite && !isTalk
                ? Handle.Finding.allCases.filter { $0.fits(appeal: opened.isAppeal) }
                    .map { Choice($0.code, $0.words) } : [],
            mayApproveGroup: opened.mayApproveGroup, maySign: opened.maySign, form: form ?? prefilled(opened)
        )
    }

    private func person(_ staff: Staff.ID) -> Choice { Choice(staff.rawValue, .asIs(name(of: staff))) }

    private func report(_ report: CheckReport, _ opened: OpenCheckFile.Opened) -> CheckFilePage.Report {
        let members = opened.members.filter { $0.leftOn == nil }
        return CheckFilePage.Report(
            ordinal: report.ordinal, conclusion: report.finding.words, parts: report.parts?.all ?? [],
            seal: report.digest.prefix(8).map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined(),
            signatures: members.map { member in
                CheckFilePage.Signature(
                    name: name(of: member.staff),
                    at: report.signatures.first { $0.staff == member.staff }.map { Moment($0.at) })
            }
        )
    }

    /// The group as it is, and today.
    private func prefilled(_ opened: OpenCheckFile.Opened) -> FormState {
        var fields = FormFields()
        fields.set(CheckFileStep.minutes.field("studied_on"), to: today.iso)
        let group = opened.members.filter { $0.leftOn == nil }
        for member in group { try? fields.append(CheckFileStep.group.field("people"), member.staff.rawValue) }
        if let leader = group.first(where: \.isLeader) {
            fields.set(CheckFileStep.group.field("leader"), to: leader.staff.rawValue)
        }
        if let report = opened.report, let parts = report.parts {
            fields.set(CheckFileStep.report.field("conclusion"), to: report.finding.code)
            for (part, words) in zip(CheckFilePage.parts, parts.all) {
                fields.set(CheckFileStep.report.field(part.name), to: words)
            }
        }
        return FormState(entered: fields)
    }
}
