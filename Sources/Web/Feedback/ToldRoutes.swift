import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The record of what was said when a result was told.
struct ToldRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("clues/:id/told") { request, context in
            let staff = try await site.staff(request, .feedback)
            return try await show(try Clue.ID(in: context), staff)
        }
        router.post("clues/:id/told") { request, context in
            let staff = try await site.staff(request, .feedback)
            return try await record(try Clue.ID(in: context), staff)
        }
    }

    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await ReadFeedback(site.context)(id, as: staff.caller)
        return staff.page(site.page(opened, form, for: staff.caller), status: status, message: message)
    }

    private func record(_ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        func field(_ name: String) -> String { "told-" + name }
        return try await staff.answer(fields, field: field) {
            let talk = try ToldEntry.read(fields, today: site.today)
            try await HandleClue(site.context).feedBack(id, talk, as: staff.caller)
            return staff.see(.clueTold(id.rawValue), done: .recorded)
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }
}

extension Site {
    fileprivate func page(
        _ opened: ReadFeedback.Opened, _ form: FormState?, for caller: StaffCaller
    ) -> ToldPage {
        let record = opened.record
        return ToldPage(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ),
            talks: opened.talks.map { talk in
                ToldPage.Talk(
                    on: Day(talk.toldOn), way: talk.way.words, by: name(of: talk.toldBy), opinion: talk.opinion.words,
                    bringsNewEvidence: talk.bringsNewEvidence,
                    words: talk.words.map { (summary: $0.summary, opinion: $0.opinion) },
                    document: caller.paperLink(.feedbackRecord, of: talk.id.rawValue, on: record.clue.id))
            },
            evidenceWaits: record.supplementedOn != nil,
            missing: opened.missing?.map {
                Text("\($0.reason.zh)：\($0.remedy.zh)", "\($0.reason.en): \($0.remedy.en)")
            },
            form: form ?? FormState(entered: FormFields(["told-day": today.iso]))
        )
    }
}
