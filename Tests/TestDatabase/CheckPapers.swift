import CaseStore
public import Casework
import Libpq
public import Operations

extension OperationContext {
    /// Minutes of a study by the caller and somebody else who may know of the clue.
    public func study(
        _ clue: Clue.ID, on day: CivilDate, deciding decided: Handle.Decided? = nil, by caller: StaffCaller
    ) async throws {
        let offered = try await OpenCheckFile(self)(clue, as: caller).attendees.filter { $0 != caller.staff }
        try await KeepCheckFile(self).keepMinutes(
            on: clue, heldOn: day, chair: caller.staff, attendees: [caller.staff] + offered.prefix(1),
            conclusion: "同意承办人意见", decided: decided, as: caller)
    }

    /// The holder records that the Party secretary approved the check today.
    public func recordSecretary(_ clue: Clue.ID, by caller: StaffCaller) async throws {
        try await KeepCheckFile(self).recordSecretary(
            on: clue, approvedOn: today, approver: "某书记", number: "办批〔2026〕1号", as: caller)
    }

    /// A leader of the organ who is not in the room approves the group that was proposed.
    public func approveGroup(_ clue: Clue.ID, by caller: StaffCaller) async throws {
        let opened = try await OpenCheckFile(self)(clue, as: caller)
        guard let leader = opened.attendees.first(where: { !opened.candidates.contains($0) }) else { return }
        let approver = StaffCaller(staff: leader, organ: caller.organ, room: nil, roles: [.deputy, .head])
        try await KeepCheckFile(self).approveGroup(on: clue, as: approver)
    }

    /// Records a talk of today, where a talk or letter of the caller's is under way and nothing of it is on record yet.
    public func holdTalk(_ clue: Clue.ID, by caller: StaffCaller) async throws {
        let opened = try await OpenCourse(self)(clue, as: caller)
        let taken = opened.steps.filter { !$0.isOfFormerRound }.map(\.step.kind)
        guard opened.open.contains(.talkHeld), !Course.carriesResult(taken) else { return }
        try await RecordStep(self)(.talkHeld, on: today, of: clue, as: caller)
    }

    /// Writes the letter of inquiry of a talk or letter that is under way, and has it issued.
    public func issueInquiry(on clue: Clue.ID, by caller: StaffCaller, approvedBy leader: StaffCaller) async throws {
        let paper = try await DraftDocument(self)(
            .inquiryLetter, on: .clue(clue), fields: [.addressee: "被函询人", .questions: "请就有关问题作出书面说明。"], as: caller)
        _ = try await ApproveDocument(self)(paper, as: leader)
    }

    /// A group of two that a leader approves, its report, and both signatures.
    public func checkAndSign(_ clue: Clue.ID, _ finding: Handle.Finding, by caller: StaffCaller) async throws {
        let file = KeepCheckFile(self)
        let candidates = try await OpenCheckFile(self)(clue, as: caller).candidates
        let group = [caller.staff] + candidates.filter { $0 != caller.staff }.prefix(1)
        try await file.formGroup(on: clue, group, leader: caller.staff, as: caller)
        try await approveGroup(clue, by: caller)
        try await file.writeReport(on: clue, finding, .sample, as: caller)
        let ordinal = try await OpenCheckFile(self)(clue, as: caller).report?.ordinal ?? 0
        for member in group {
            let signer = StaffCaller(staff: member, organ: caller.organ, room: caller.room, roles: [.roomMember])
            try await file.sign(clue, report: ordinal, as: signer)
        }
    }
}

extension CheckReportParts {
    /// A report that says something in every part.
    public static let sample = CheckReportParts(
        basis: "依据示例", problem: "问题示例", process: "过程示例", findings: "结果示例", doubts: "疑点示例",
        proposal: "建议示例")
}

extension FeedbackTalk {
    /// A result that was told by telephone and that the reporter accepts.
    public static func told(on day: CivilDate) -> FeedbackTalk {
        FeedbackTalk(way: .phone, on: day, summary: "已告知办理结果", opinion: .satisfied, secrecyTold: true)
    }
}

extension TestOffice {
    /// Writes what the database asks for before a clue moves on: minutes of today, a talk, a group of two with a signed
    /// report of this conclusion, and what was said when it was told.
    public func plantPapers(of clue: Clue.ID, _ finding: Handle.Finding) async throws {
        let (id, day) = (clue.rawValue, clock.today)
        let member = "'S1363', 'S1364'"
        try await admin.run { session in
            try session.script(
                """
                with c as (
                    select c.clue_id, c.cell_id, c.report_id, c.organ_id, count(r.clue_id) + 1 as ordinal
                    from casework.clue as c
                    left join casework.check_report as r on r.clue_id = c.clue_id and r.cell_id = c.cell_id
                    where c.clue_id = '\(id)'
                    group by c.clue_id, c.cell_id, c.report_id, c.organ_id
                ),
                studied as (
                    insert into casework.study_minutes (
                        minutes_id, cell_id, clue_id, organ_id, minutes_year, minutes_number, held_on, chair_id,
                        attendee_ids, sealed, written_by, recorded_at
                    )
                    select gen_random_uuid(), cell_id, clue_id, organ_id, 2026,
                        (select count(*) + 1 from casework.study_minutes), '\(day)', 'S1363', array[\(member)], '\\x00',
                        'S1363', '2100-01-01'
                    from c
                ),
                grouped as (
                    insert into casework.check_member (
                        member_id, cell_id, clue_id, organ_id, staff_id, is_leader, joined_on, appointed_by,
                        proposal, approved_by, approved_on
                    )
                    select gen_random_uuid(), cell_id, clue_id, organ_id, s, s = 'S1363', '\(day)', 'S1363', 1,
                        'S1359', '\(day)'
                    from c, unnest(array[\(member)]) as s
                    where ordinal = 1
                ),
                talked as (
                    insert into casework.course_step (
                        step_id, cell_id, clue_id, report_id, organ_id, step, happened_on, recorded_by, recorded_on
                    )
                    select gen_random_uuid(), cell_id, clue_id, report_id, organ_id, 'talk_held', '\(day)', 'S1363',
                        '\(day)'
                    from c
                ),
                told as (
                    insert into casework.feedback_record (
                        feedback_id, cell_id, clue_id, report_id, organ_id, way, told_on, told_by, opinion,
                        new_evidence, secrecy_told, sealed, recorded_at
                    )
                    select gen_random_uuid(), cell_id, clue_id, report_id, organ_id, 'phone', '\(day)', 'S1363', 'none',
                        false, true, '\\x00', '2100-01-01'
                    from c
                )
                insert into casework.check_report (
                    check_report_id, cell_id, clue_id, organ_id, ordinal, conclusion, sealed, digest, written_by,
                    written_at
                )
                select gen_random_uuid(), cell_id, clue_id, organ_id, ordinal, '\(finding.code)', '\\x00',
                    sha256('\(finding.code)'::bytea || '\\x00'::bytea), 'S1363', '2100-01-01'
                from c;
                insert into casework.check_signature (check_report_id, cell_id, staff_id, clue_id, digest, signed_at)
                select r.check_report_id, r.cell_id, s, r.clue_id, r.digest, '2100-01-01'
                from casework.check_report as r, unnest(array[\(member)]) as s
                where r.clue_id = '\(id)'
                on conflict do nothing
                """
            )
        }
    }
}
