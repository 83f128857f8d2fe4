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
            return try await show(try Self.id(context), staff)
        }
        router.post("clues/:id/told") { request, context in
            let staff = try await site.staff(request, .feedback)
            return try await record(try Self.id(context), staff)
        }
    }

    private static func id(_ context: BasicRequestContext) throws -> Clue.ID {
        guard let id = Clue.ID(address: context.parameters.get("id")) else { throw Unanswerable.page(.notFound) }
        return id
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
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(id, staff, .forbidden, form: $0, message: $1) }
        }
        do {
            let talk = try ToldEntry.read(fields, today: site.today)
            try await HandleClue(site.context).feedBack(id, talk, as: staff.caller)
        } catch let error as FormRefused {
            return try await show(id, staff, .unprocessableContent, form: error.state)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: "told-" + $0.field, message: Text($0.message)) }
            let form = FormState(entered: fields, problems: problems)
            return try await show(id, staff, .unprocessableContent, form: form)
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(id, staff, .conflict, form: FormState(entered: fields), message: message)
        }
        return staff.see(.clueTold(id.rawValue), done: .recorded)
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
            missing: opened.missing?.map {
                Text("\($0.reason.zh)：\($0.remedy.zh)", "\($0.reason.en): \($0.remedy.en)")
            },
            form: form ?? FormState(entered: FormFields(["told-day": today.iso]))
        )
    }
}
