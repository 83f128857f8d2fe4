import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The wording and the code words of documents, changed by an office.
struct TemplateRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("templates") { request, _ in try await list(try await site.staff(request, .templates)) }
        router.get("templates/:kind") { request, context in
            let staff = try await site.staff(request, .templates)
            return try await show(try Self.kind(context), staff)
        }
        router.post("templates/:kind") { request, context in
            let staff = try await site.staff(request, .templates)
            return try await save(try Self.kind(context), staff)
        }
        router.post("templates/:kind/code") { request, context in
            let staff = try await site.staff(request, .templates)
            guard let series = context.parameters.get("kind").flatMap(DocumentSeries.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await setCode(series, staff)
        }
    }

    private static func kind(_ context: BasicRequestContext) throws -> DocumentKind {
        guard let kind = context.parameters.get("kind").flatMap(DocumentKind.init(rawValue:)) else {
            throw Unanswerable.page(.notFound)
        }
        return kind
    }

    private func list(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, refused: (series: String, form: FormState)? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let (wordings, codes) = try await DocumentWordings(site.context)(as: staff.caller)
        let page = TemplatesPage(
            rows: wordings.map {
                TemplatesPage.Row(
                    kind: $0.kind.rawValue, name: $0.kind.words, version: $0.versionWords,
                    policy: $0.kind.form.policy.key)
            },
            codes: DocumentSeries.allCases.map {
                TemplatesPage.Code(series: $0.rawValue, name: $0.words, word: codes[$0] ?? "")
            }, refused: refused)
        return staff.page(page, status: status, message: message)
    }

    private func setCode(_ series: DocumentSeries, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let field = "word-" + series.rawValue
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) {
                try await list(staff, .forbidden, refused: (series.rawValue, $0), message: $1)
            }
        }
        var reader = FormReader(fields)
        let word = reader.line(field)
        do {
            try await DocumentWordings(site.context).setCodeWord(word, of: series, as: staff.caller)
        } catch OperationError.mend(let faults) {
            let problems = faults.map { Problem(field: field, message: Text($0.message)) }
            let form = FormState(entered: fields, problems: problems)
            return try await list(staff, .unprocessableContent, refused: (series.rawValue, form))
        }
        return staff.see(.templates, done: .templateSaved)
    }

    private func show(
        _ kind: DocumentKind, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let all = try await DocumentWordings(site.context)(as: staff.caller).wordings
        guard let wording = all.first(where: { $0.kind == kind }) else { throw Unanswerable.page(.notFound) }
        let history = try await DocumentWordings(site.context).history(of: kind, as: staff.caller)
        let versions = (history + [.standard(kind)]).map { version in
            TemplatePage.Version(
                version: version.versionWords, editor: version.editedBy.map(site.name(of:)) ?? "",
                from: version.effectiveFrom.map { Day($0) },
                text: version.text.split(separator: "\n").map(String.init))
        }
        return staff.page(TemplatePage(wording, versions, form), status: status, message: message)
    }

    private func save(_ kind: DocumentKind, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        return try await staff.answer(fields) {
            var reader = FormReader(fields)
            let text = reader.lines("text", missing: .templateWording, longest: Limits.templateCharacters)
            guard reader.problems.isEmpty else { throw FormRefused(reader) }
            _ = try await DocumentWordings(site.context).edit(kind, text, as: staff.caller)
            return staff.see(.template(kind.rawValue), done: .templateSaved)
        } again: {
            try await show(kind, staff, $0, form: $1, message: $2)
        }
    }
}

extension DocumentWording {
    fileprivate var versionWords: Text { version == 0 ? .standardWording : .versionNumber(version) }
}

extension TemplatePage {
    fileprivate init(_ wording: DocumentWording, _ history: [Version], _ form: FormState?) {
        let kind = wording.kind
        let rules = kind.form
        let forbidden = DocumentField.allCases.compactMap { field in
            rules.ban(on: field).map { Line(name: field.rawValue, label: field.words, remark: .asIs($0.key)) }
        }
        let preview = (try? DocumentTemplate(wording.text, for: kind))?.preview(with: [:]) ?? []
        self.init(
            kind: kind.rawValue, name: kind.words, version: wording.versionWords,
            facts: [
                Fact(.paperRestsOn, .code(rules.policy.key)), Fact(.whoDrafts, .said(.roles(rules.drafters))),
                Fact(.whoApproves, .said(.roles(rules.approvers))),
            ],
            history: history,
            required: rules.required.filter { !$0.standsInHead }.map(Line.init),
            optional: rules.optional.map(Line.init), forbidden: forbidden, preview: preview,
            form: form ?? FormState(entered: FormFields(["text": wording.text])))
    }
}

extension TemplatePage.Line {
    fileprivate init(_ field: DocumentField) {
        let isTyped = if case .typed = field.source { true } else { false }
        self.init(name: field.rawValue, label: field.words, remark: isTyped ? nil : .filledByProgram)
    }
}

extension Text {
    /// The posts, in the order of the model.
    static func roles(_ roles: Set<Role>) -> Text {
        let words = Role.allCases.filter(roles.contains).map(\.words)
        return Text(words.map(\.zh).joined(separator: "、"), words.map(\.en).joined(separator: ", "))
    }
}
